package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClusterLoopTests {

    private final FakeCluster cluster = new FakeCluster();

    @Test
    void asksAClusterThatIsAwayLessAndLessOften() {
        assertThat(ClusterLoop.pause(0)).isEqualTo(Duration.ofSeconds(1));
        for (var failures = 1; failures <= 3; failures++) {
            var shortest = Duration.ofSeconds(1L << failures);
            assertThat(ClusterLoop.pause(failures))
                    .isBetween(shortest, shortest.multipliedBy(5).dividedBy(4));
        }
    }

    @Test
    void looksAgainAtOnceWhenTheClusterTells() {
        var looks = new AtomicInteger();
        var loop = new ClusterLoop(cluster, _ -> {
            if (looks.incrementAndGet() < 5) {
                throw new SourceUnavailable("away");
            }
        });
        loop.start();
        try {
            await().untilAsserted(() -> {
                loop.hint();
                assertThat(looks).hasValueGreaterThan(5);
            });
        } finally {
            loop.stop();
        }
        var last = looks.get();
        loop.hint();
        assertThat(looks).hasValue(last);
    }
}
