package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
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
    void neverLooksTwiceAtOnceAtAClusterThatIsSlow() {
        var at = new AtomicInteger();
        var most = new AtomicInteger();
        var looks = new AtomicInteger();
        var answer = new Semaphore(0);
        var loop = new ClusterLoop(cluster, _ -> {
            most.accumulateAndGet(at.incrementAndGet(), Math::max);
            looks.incrementAndGet();
            answer.acquireUninterruptibly();
            at.decrementAndGet();
        });
        loop.start();
        try {
            for (var times = 1; times <= 3; times++) {
                var looked = times;
                await().until(() -> looks.get() == looked);
                loop.hint();
                loop.hint();
                answer.release();
            }
            await().until(() -> looks.get() == 4);
        } finally {
            answer.release(10);
            loop.stop();
        }
        assertThat(most).hasValue(1);
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
