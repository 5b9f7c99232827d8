package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.TrafficSplittingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTests extends TrafficSplittingContract {

    private LocalCluster cluster;

    @BeforeAll
    void open(@TempDir Path folder) {
        cluster = new ClusterFolder(folder).open(21_000);
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }
}
