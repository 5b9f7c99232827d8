package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.OutsideSystem;

/** The repository through which workloads reach a cluster. */
record GitConnection(String name, KubernetesCluster cluster) implements OutsideSystem {

    @Override
    public String kind() {
        return "Git";
    }

    @Override
    public String check() {
        return cluster.checkRepository().orElse("");
    }
}
