package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The namespaces that the portal looks at: those that were said, and each from when it is first asked for on. */
final class Namespaces implements AutoCloseable {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final KubernetesConnection connection;
    private final Vigil vigil;
    private final Consumer<WorkloadId> changed;
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();

    Namespaces(KubernetesConnection connection, Vigil vigil, Consumer<WorkloadId> changed) {
        this.connection = connection;
        this.vigil = vigil;
        this.changed = changed;
    }

    Namespace of(WorkloadId id) {
        return of(id.environment());
    }

    /** @throws SourceUnavailable if what is known of it may be old */
    Namespace of(String environment) {
        vigil.requireAnswer();
        var namespace = namespaces.computeIfAbsent(connection.namespace(environment), this::looked);
        var problem = namespace.problem();
        if (problem != null) {
            throw new SourceUnavailable("The namespace '%s' of the cluster '%s' cannot be looked at: %s"
                    .formatted(namespace.name(), connection.name(), problem));
        }
        return namespace;
    }

    private Namespace looked(String name) {
        var namespace = new Namespace(connection, name, changed);
        var last = System.nanoTime() + FIRST_LOOK.toNanos();
        try {
            while (!namespace.synced() && System.nanoTime() < last) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return namespace;
    }

    /** As it was last seen; empty if nobody asked for it yet. */
    Optional<Namespace> seen(WorkloadId id) {
        return Optional.ofNullable(namespaces.get(connection.namespace(id.environment())));
    }

    Stream<Namespace> known() {
        return namespaces.values().stream();
    }

    @Override
    public void close() {
        namespaces.values().forEach(Namespace::close);
    }
}
