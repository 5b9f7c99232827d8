package dev.quarterdeck.connector.kubernetes.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.inventory.Health.Status;
import dev.quarterdeck.connector.inventory.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects as a cluster writes them, in short, and what is said of them. */
class HealthRulesTests {

    private static final String UNSEEN = "metadata: {generation: 2}, status: {observedGeneration: 1}";

    private static void says(Kind kind, String object, Status status, String why) {
        var metadata = object.contains("metadata:") ? "" : "metadata: {name: one, generation: 1}, ";
        var read = Serialization.unmarshal(
                "---\n{kind: %s, apiVersion: v1, %s%s}".formatted(kind.word(), metadata, object),
                GenericKubernetesResource.class);
        var health = HealthRules.of(kind, read);
        assertThat(health.status()).as(String.valueOf(health.why())).isEqualTo(status);
        assertThat(String.valueOf(health.why())).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            spec: {paused: true} | SUSPENDED | paused
            spec: {replicas: 3}, status: {observedGeneration: 1, updatedReplicas: 1} | PROGRESSING | 1 of 3 pods are of the new revision
            spec: {replicas: 3}, status: {observedGeneration: 1, updatedReplicas: 3, replicas: 4} | PROGRESSING | 1 old pods
            spec: {replicas: 3}, status: {observedGeneration: 1, updatedReplicas: 3, replicas: 3, availableReplicas: 2} | PROGRESSING | 2 of 3 pods are available
            spec: {replicas: 3}, status: {observedGeneration: 1, updatedReplicas: 3, replicas: 3, availableReplicas: 3} | HEALTHY | null
            spec: {replicas: 0}, status: {observedGeneration: 1} | HEALTHY | null
            spec: {progressDeadlineSeconds: 90}, status: {observedGeneration: 1, conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]} | DEGRADED | no further within 90 s
            spec: {replicas: 1}, status: {observedGeneration: 1, conditions: [{type: ReplicaFailure, status: 'True', message: 'exceeded quota: small'}]} | PROGRESSING | exceeded quota
            """)
    void ofDeployments(String object, Status status, String why) {
        says(Kind.DEPLOYMENT, object, status, why);
        says(Kind.DEPLOYMENT, UNSEEN, Status.PROGRESSING, "has not looked at the last change");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            REPLICA_SET | status: {observedGeneration: 1, conditions: [{type: ReplicaFailure, status: 'True', message: 'exceeded quota: small'}]} | DEGRADED | exceeded quota
            REPLICA_SET | spec: {replicas: 2}, status: {observedGeneration: 1, availableReplicas: 1} | PROGRESSING | 1 of 2
            STATEFUL_SET | spec: {replicas: 2}, status: {observedGeneration: 1, readyReplicas: 1} | PROGRESSING | 1 of 2 pods are ready
            STATEFUL_SET | spec: {replicas: 1}, status: {observedGeneration: 1, readyReplicas: 1, updateRevision: b, currentRevision: a} | PROGRESSING | 0 of 1
            STATEFUL_SET | spec: {replicas: 1}, status: {observedGeneration: 1, readyReplicas: 1, updateRevision: a, currentRevision: a} | HEALTHY | null
            STATEFUL_SET | spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}}, status: {observedGeneration: 1, readyReplicas: 3, updatedReplicas: 1} | HEALTHY | from pod 2 on
            DAEMON_SET | status: {observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2} | PROGRESSING | 2 of 3 pods are available
            DAEMON_SET | status: {observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3} | HEALTHY | null
            JOB | status: {conditions: [{type: Failed, status: 'True', message: Deadline}]} | DEGRADED | Deadline
            JOB | status: {conditions: [{type: Complete, status: 'True'}]} | HEALTHY | Done
            JOB | status: {failed: 2} | PROGRESSING | 2 of its pods failed
            CRON_JOB | spec: {suspend: true} | SUSPENDED | paused
            """)
    void ofWhatElseRunsPods(Kind kind, String object, Status status, String why) {
        says(kind, object, status, why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            status: {phase: Pending, containerStatuses: [{name: app, image: 'shop:9', state: {waiting: {reason: ImagePullBackOff, message: not found}}}]} | DEGRADED | Image shop:9 of container app cannot be pulled: not found
            status: {phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/3 nodes: Insufficient memory'}]} | PROGRESSING | No node takes it: 0/3 nodes
            status: {phase: Pending, containerStatuses: [{name: app, state: {waiting: {reason: CreateContainerConfigError, message: 'secret "db" not found'}}}]} | DEGRADED | secret "db" not found
            status: {phase: Running, containerStatuses: [{name: app, restartCount: 4, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {reason: Error, exitCode: 1}}}]} | DEGRADED | exit code 1; restarted 4 times
            spec: {containers: [{name: app, resources: {limits: {memory: 64Mi}}}]}, status: {phase: Running, containerStatuses: [{name: app, restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {reason: OOMKilled, exitCode: 137}}}]} | DEGRADED | lack of memory (OOMKilled, limit 64Mi); restarted once
            status: {phase: Running, conditions: [{type: Ready, status: 'True'}], containerStatuses: [{name: app, restartCount: 2, lastState: {terminated: {reason: OOMKilled}}}]} | HEALTHY | restarted 2 times
            status: {phase: Running, conditions: [{type: Ready, status: 'False'}], containerStatuses: [{name: app, ready: false}]} | PROGRESSING | app runs and is not ready
            status: {phase: Running, conditions: [{type: Ready, status: 'True'}]} | HEALTHY | null
            spec: {restartPolicy: Never}, status: {phase: Running, conditions: [{type: Ready, status: 'True'}]} | PROGRESSING | until it is done
            status: {phase: Succeeded} | HEALTHY | Ended
            status: {phase: Failed, reason: Evicted, message: low on disk} | DEGRADED | Evicted: low on disk
            status: {phase: Unknown} | UNKNOWN | does not answer
            metadata: {deletionTimestamp: '2026-03-17T14:00:00Z', finalizers: [keep]} | PROGRESSING | once keep allow it
            """)
    void ofPods(String object, Status status, String why) {
        says(Kind.POD, object, status, why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SERVICE | spec: {type: ClusterIP} | HEALTHY | null
            SERVICE | spec: {type: LoadBalancer} | PROGRESSING | No load balancer
            INGRESS | status: {loadBalancer: {ingress: [{ip: 192.0.2.1}]}} | HEALTHY | null
            VOLUME_CLAIM | status: {phase: Pending} | PROGRESSING | No volume
            VOLUME_CLAIM | status: {phase: Lost} | DEGRADED | gone
            AUTOSCALER | status: {conditions: [{type: ScalingActive, status: 'False', reason: FailedGetResourceMetric, message: no metrics}]} | DEGRADED | no metrics
            AUTOSCALER | metadata: {annotations: {autoscaling.alpha.kubernetes.io/conditions: '[{"type":"AbleToScale","status":"False","reason":"FailedGetScale","message":"no target"}]'}} | DEGRADED | no target
            DISRUPTION_BUDGET | status: {currentHealthy: 1, desiredHealthy: 2} | PROGRESSING | 1 of the 2
            QUOTA | status: {hard: {pods: '2', memory: 1Gi}, used: {pods: '2', memory: 512Mi}} | HEALTHY | pods is used up: 2 of 2
            NODE | status: {conditions: [{type: Ready, status: 'Unknown', message: stopped}]} | UNKNOWN | stopped
            NODE | status: {conditions: [{type: Ready, status: 'True'}, {type: DiskPressure, status: 'True', message: full}]} | DEGRADED | DiskPressure: full
            NODE | spec: {unschedulable: true}, status: {conditions: [{type: Ready, status: 'True'}]} | SUSPENDED | Cordoned
            NAMESPACE | metadata: {deletionTimestamp: '2026-03-17T14:00:00Z'}, status: {conditions: [{type: NamespaceFinalizersRemaining, status: 'True', message: pods remain}]} | PROGRESSING | pods remain
            """)
    void ofTheRest(Kind kind, String object, Status status, String why) {
        says(kind, object, status, why);
    }
}
