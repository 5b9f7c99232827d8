package dev.quarterdeck.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.workloads.FakeCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClustersTests {

    private final FakeCluster local = new FakeCluster("local");
    private final FakeCluster edge = new FakeCluster("edge");
    private final Map<String, String> places = Map.of("dev", "local", "shops", "edge", "lost", "elsewhere");
    private final Clusters clusters =
            new Clusters(List.of(local, edge), environment -> Optional.ofNullable(places.get(environment)));

    @Test
    void knowsTheClusterOfEachEnvironment() {
        assertThat(clusters.of("dev")).isSameAs(local);
        assertThat(clusters.of("shops")).isSameAs(edge);
    }

    @Test
    void namesTheClusterThatNobodyConnected() {
        assertThat(clusters.find("lost")).isEmpty();
        assertThatThrownBy(() -> clusters.of("lost"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("'lost' is on the cluster 'elsewhere'");
        assertThatThrownBy(() -> clusters.of("nowhere")).hasMessageContaining("no environment named 'nowhere'");
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Clusters(List.of(local, new FakeCluster("local")), _ -> Optional.empty()))
                .withMessageContaining("'local'");
    }
}
