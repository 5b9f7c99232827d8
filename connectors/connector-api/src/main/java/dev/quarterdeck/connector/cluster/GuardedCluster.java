package dev.quarterdeck.connector.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a {@link Cluster} also implements if others run it, who say what the portal may do there. */
public interface GuardedCluster {

    /**
     * As it says of itself.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    String version();

    /** When it last answered: what is known of it is from then. Empty if it did not since the portal's start. */
    Optional<Instant> answeredAt();

    /** Where the workloads of {@code environment} are. */
    String namespace(String environment);

    /**
     * Whether the portal may do there each thing that it does.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    List<Permission> permissions(String environment);

    /**
     * @param purpose what the portal does with it
     * @param verb and {@code resource} as the cluster names them
     */
    record Permission(String purpose, String verb, String resource, boolean allowed) {}
}
