package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces single pods without losing a request. A pod without its ReplicaSet's label is replaced by that, and goes on
 * serving until the other is ready; then it is deleted. What is left of this is on the pod, so any portal can go on.
 */
final class Evictions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Evictions.class);
    private static final String RELEASED = """
            {"metadata": {"labels": {"pod-template-hash": null, "%s": "true"}}}""".formatted(Labels.EVICTED);
    private static final long PAUSE_SECONDS = 30;

    private final KubernetesConnection connection;
    private final Namespaces namespaces;
    private final Semaphore hints = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    Evictions(KubernetesConnection connection, Namespaces namespaces) {
        this.connection = connection;
        this.namespaces = namespaces;
        this.thread =
                Thread.ofVirtual().name("evictions on " + connection.name()).start(this::run);
    }

    void hint() {
        hints.release();
    }

    /** Does nothing if it is gone. */
    void evict(Namespace namespace, WorkloadId id, String replica) {
        namespace.podsOf(id).stream()
                .filter(pod -> pod.getMetadata().getName().equals(replica) && !evicted(pod))
                .findFirst()
                .ifPresent(pod -> namespace
                        .pods()
                        .wrote(connection.ask(() -> connection
                                .client()
                                .pods()
                                .inNamespace(namespace.name())
                                .withName(replica)
                                .patch(PatchContext.of(PatchType.JSON_MERGE), RELEASED))));
        hint();
    }

    private static boolean evicted(Pod pod) {
        return !Labels.label(pod, Labels.EVICTED).isEmpty();
    }

    private void run() {
        while (!closed) {
            try {
                if (hints.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                    hints.drainPermits();
                }
                namespaces.known().forEach(this::finish);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // it is tried again with the next change
                log.debug("A replaced pod could not be deleted yet", e);
            }
        }
    }

    private void finish(Namespace namespace) {
        namespace.pods().stream()
                .filter(pod -> evicted(pod) && !Pods.ending(pod) && replaced(namespace, pod))
                .forEach(pod -> delete(namespace, pod));
    }

    private static boolean replaced(Namespace namespace, Pod pod) {
        var name = Labels.label(pod, Labels.DEPLOYMENT);
        var ready = namespace.pods().stream()
                .filter(other -> Labels.label(other, Labels.DEPLOYMENT).equals(name)
                        && !evicted(other)
                        && !Pods.ending(other)
                        && Pods.ready(other))
                .count();
        return namespace
                .deployments()
                .named(name)
                .map(deployment -> ready >= deployment.getSpec().getReplicas())
                .orElse(true);
    }

    private void delete(Namespace namespace, Pod pod) {
        try {
            connection.ask(() -> connection
                    .client()
                    .pods()
                    .inNamespace(namespace.name())
                    .withName(pod.getMetadata().getName())
                    .delete());
        } catch (KubernetesClientException e) {
            log.warn("{} could not be deleted: {}", pod.getMetadata().getName(), Reasons.of(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
