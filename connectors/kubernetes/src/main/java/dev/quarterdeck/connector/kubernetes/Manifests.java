package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.Probe;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a workload is in the words of Kubernetes: only the fields that the portal sees to. */
final class Manifests {

    static final int PORT = 8080;
    static final String CONTAINER = "main";
    private static final int HISTORY = 3;

    private final KubernetesConnection connection;
    private final Images images;

    Manifests(KubernetesConnection connection) {
        this.connection = connection;
        this.images = new Images(connection.settings().image());
    }

    private static Map<String, String> labels(WorkloadId id) {
        return Map.of(Labels.MANAGED_BY, Labels.PORTAL, Labels.NAME, id.name(), Labels.ENVIRONMENT, id.environment());
    }

    /**
     * @param name of the Deployment
     * @param secrets those that it and earlier ones take values from, the present one first; empty for none
     */
    Deployment deployment(Workload workload, String name, String track, List<String> secrets) {
        var id = workload.id();
        var deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(connection.namespace(id.environment()))
                .withLabels(labels(id))
                .addToLabels(Labels.TRACK, track)
                .addToAnnotations(Labels.REVISION, workload.revision())
                .addToAnnotations(Labels.SECRETS, String.join(",", secrets))
                .endMetadata()
                .withNewSpec()
                // how many there are is for the load to say
                .withReplicas(workload.scaling() == null ? workload.replicas() : null)
                .withRevisionHistoryLimit(HISTORY)
                .withProgressDeadlineSeconds(seconds(workload.progressDeadline()))
                .withNewSelector()
                .addToMatchLabels(Labels.DEPLOYMENT, name)
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(1))
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(template(workload, name, secrets))
                .endSpec()
                .build();
        deployment.getMetadata().getAnnotations().put(Labels.HASH, Hash.of(deployment));
        return deployment;
    }

    private PodTemplateSpec template(Workload workload, String name, List<String> secrets) {
        var drain = connection.settings().drain();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels(workload.id()))
                .addToLabels(Labels.DEPLOYMENT, name)
                .addToAnnotations(Labels.REVISION, workload.revision())
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(
                        (long) seconds(workload.shutdownGrace().plus(drain)))
                .withContainers(new ContainerBuilder()
                        .withName(CONTAINER)
                        .withImage(images.of(workload))
                        .withArgs(workload.arguments())
                        .withEnv(variables(workload, secrets))
                        .addNewPort()
                        .withName("http")
                        .withContainerPort(PORT)
                        .withProtocol("TCP")
                        .endPort()
                        .withNewResources()
                        .addToLimits("memory", new Quantity(workload.memoryMebibytes() + "Mi"))
                        .addToRequests(requests(workload))
                        .endResources()
                        .withStartupProbe(probe(workload.startup()))
                        .withReadinessProbe(probe(workload.readiness()))
                        .withLivenessProbe(probe(workload.liveness()))
                        // what is on its way when a replica leaves the traffic still finds it there
                        .withNewLifecycle()
                        .withNewPreStop()
                        .withNewExec()
                        .addToCommand("sleep", Integer.toString(seconds(drain)))
                        .endExec()
                        .endPreStop()
                        .endLifecycle()
                        .build())
                .endSpec()
                .build();
    }

    private static Map<String, Quantity> requests(Workload workload) {
        var memory = new Quantity(workload.memoryMebibytes() + "Mi");
        var scaling = workload.scaling();
        return scaling == null
                ? Map.of("memory", memory)
                : Map.of("memory", memory, "cpu", new Quantity(scaling.cpuMillis() + "m"));
    }

    private static List<EnvVar> variables(Workload workload, List<String> secrets) {
        var variables = new ArrayList<EnvVar>();
        new TreeMap<>(workload.environment()).forEach((name, value) -> {
            var variable = new EnvVarBuilder().withName(name);
            variables.add(
                    workload.secrets().contains(name)
                            ? variable.withNewValueFrom()
                                    .withNewSecretKeyRef(name, secrets.getFirst(), false)
                                    .endValueFrom()
                                    .build()
                            : variable.withValue(value).build());
        });
        variables.add(new EnvVarBuilder()
                .withName("PORT")
                .withValue(Integer.toString(PORT))
                .build());
        variables.add(new EnvVarBuilder()
                .withName("REPLICA")
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
                .endValueFrom()
                .build());
        return variables;
    }

    /** Kubernetes counts whole seconds: what is asked more often is asked every second, for as long in all. */
    private static io.fabric8.kubernetes.api.model.Probe probe(Probe probe) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(probe.path())
                .withPort(new IntOrString("http"))
                .withScheme("HTTP")
                .endHttpGet()
                .withPeriodSeconds(seconds(probe.period()))
                .withTimeoutSeconds(seconds(probe.timeout()))
                .withFailureThreshold(threshold(probe))
                .build();
    }

    private static int threshold(Probe probe) {
        var all = probe.period().multipliedBy(probe.failureThreshold());
        var fewer = (int) all.dividedBy(Duration.ofSeconds(seconds(probe.period())));
        return Math.max(Math.min(probe.failureThreshold(), 2), fewer);
    }

    /** Rounded up, at least 1. */
    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, (duration.toMillis() + 999) / 1000));
    }

    /** The values that only the replicas may see, under a name that is another for other values. */
    Secret secret(Workload workload) {
        var values = new TreeMap<String, String>();
        workload.secrets()
                .forEach(name -> values.put(name, workload.environment().getOrDefault(name, "")));
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withNamespace(connection.namespace(workload.id().environment()))
                .withLabels(labels(workload.id()))
                .endMetadata()
                .withType("Opaque")
                .withStringData(values)
                .withImmutable(true)
                .build();
        secret.getMetadata()
                .setName("%s-%s".formatted(workload.id().name(), Hash.of(secret).substring(0, 10)));
        return secret;
    }

    /** @param selector beside the labels of the workload itself */
    Service service(WorkloadId id, String name, Map<String, String> selector, String split) {
        var service = new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(connection.namespace(id.environment()))
                .withLabels(labels(id))
                .addToAnnotations(Labels.SPLIT, split)
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of(Labels.NAME, id.name(), Labels.ENVIRONMENT, id.environment()))
                .addToSelector(selector)
                .addNewPort()
                .withName("http")
                .withPort(80)
                .withProtocol("TCP")
                .withTargetPort(new IntOrString("http"))
                .endPort()
                .endSpec()
                .build();
        service.getMetadata().getAnnotations().put(Labels.HASH, Hash.of(service));
        return service;
    }
}
