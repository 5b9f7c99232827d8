package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.TrafficSplittingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Without a Gateway: requests are divided by numbers of replicas. */
class ClusterByReplicasTests extends TrafficSplittingContract {

    private ClusterOnThePlane there;

    @BeforeAll
    void open() throws Exception {
        there = ClusterOnThePlane.byReplicas(shop.jar());
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
