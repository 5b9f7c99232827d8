package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LocalClusterAutoConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(LocalClusterAutoConfiguration.class));

    @Test
    void givesAClusterNamedLocalThatIsClosedWithTheApplication(@TempDir Path folder) {
        context.withPropertyValues("quarterdeck.local-cluster.folder=" + folder).run(started -> {
            assertThat(started).hasSingleBean(Cluster.class).hasBean("local");
            assertThat(started.getBean(Cluster.class).name()).isEqualTo("local");
        });

        new ClusterFolder(folder).open(21_900).close();
    }

    @Test
    void givesNoneWhenItIsSwitchedOff() {
        context.withPropertyValues("quarterdeck.local-cluster.enabled=false")
                .run(started -> assertThat(started).doesNotHaveBean(Cluster.class));
    }

    @Test
    void saysThatItNeedsAFolder() {
        context.run(started -> assertThat(started)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("quarterdeck.local-cluster.folder is not set."));
    }

    @Test
    void takesThePortItIsTold(@TempDir Path folder) {
        context.withPropertyValues(
                        "quarterdeck.local-cluster.folder=" + folder,
                        "quarterdeck.local-cluster.first-router-port=22500")
                .run(started -> assertThat(started.getBean(Cluster.class)
                                .endpoint(new WorkloadId("dev", "shop"))
                                .getPort())
                        .isBetween(22_500, 24_499));
    }
}
