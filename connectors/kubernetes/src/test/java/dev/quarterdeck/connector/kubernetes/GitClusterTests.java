package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterContract;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.kubernetes.argo.ArgoStandIn;
import dev.quarterdeck.connector.kubernetes.git.BareRepository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of each cluster, where nothing but Argo CD applies what is desired. */
class GitClusterTests extends ClusterContract {

    private BareRepository repository;
    private ArgoStandIn argo;
    private ClusterOnThePlane there;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        repository = BareRepository.in(folder.resolve("shop.git"));
        there = ClusterOnThePlane.throughGit(shop.jar(), repository.settings(folder.resolve("copy.git"), null, false));
        argo = ArgoStandIn.looking(there.plane, repository);
    }

    @AfterAll
    void close() {
        if (there != null) {
            argo.close();
            there.close();
            repository.close();
        }
    }

    @Override
    protected Cluster cluster() {
        return there.cluster;
    }

    /** What Argo CD has not applied yet is not seen yet. */
    @Override
    protected WorkloadStatus status() {
        return patiently()
                .until(() -> cluster().observe(id), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void runsNothingBeside() {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        assertThatIllegalStateException()
                .isThrownBy(() -> there.cluster.applyBeside(shop.workload(id, "2", 1, Map.of())))
                .withMessageContaining("delivered through Git");
    }
}
