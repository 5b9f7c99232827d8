package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.TrafficSplittingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class KubernetesClusterTests extends TrafficSplittingContract {

    private ClusterOnThePlane there;

    @BeforeAll
    void open() throws Exception {
        there = ClusterOnThePlane.byWeights(shop.jar());
    }

    @AfterAll
    void close() {
        if (there != null) {
            there.close();
        }
    }

    @Override
    protected Cluster cluster() {
        return there.cluster;
    }
}
