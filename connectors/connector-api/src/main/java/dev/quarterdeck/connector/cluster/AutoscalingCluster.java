package dev.quarterdeck.connector.cluster;

import java.util.Optional;

/** What a {@link Cluster} also implements if it can run as many replicas as the load asks for. */
public interface AutoscalingCluster {

    /** Why it cannot for all that, for a person to read; empty if it can. */
    Optional<String> scalingProblem();
}
