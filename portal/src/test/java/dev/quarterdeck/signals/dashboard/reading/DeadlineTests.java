package dev.quarterdeck.signals.dashboard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTests {

    private final Deadline deadline = new Deadline(new DashboardSettings(Duration.ofSeconds(1)));

    @AfterEach
    void end() {
        deadline.destroy();
    }

    @Test
    void givesWhatIsThereInTime() throws TimeoutException {
        assertThat(deadline.await(() -> "there")).isEqualTo("there");
    }

    @Test
    void stopsWhatIsNot() throws Exception {
        var stopped = new CountDownLatch(1);

        assertThatThrownBy(() -> deadline.await(() -> {
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                    } catch (InterruptedException e) {
                        stopped.countDown();
                        throw e;
                    }
                }))
                .isInstanceOf(TimeoutException.class);

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void lendsNoTurnWhileAllAreTaken() throws Exception {
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new CountDownLatch(8);
            var waiting = new ArrayList<Future<?>>();
            for (var i = 0; i < 8; i++) {
                waiting.add(threads.submit(() -> deadline.inTurn(() -> {
                    taken.countDown();
                    try {
                        return over.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })));
            }
            taken.await();
            assertThatThrownBy(() -> deadline.inTurn(() -> "there")).isInstanceOf(TimeoutException.class);
            over.countDown();
            for (var one : waiting) {
                one.get();
            }
            assertThat(deadline.inTurn(() -> "there")).isEqualTo("there");
        }
    }

    @Test
    void passesOnWhyItFailed() {
        assertThatThrownBy(() -> deadline.await(() -> {
                    throw new SourceUnavailable("It does not answer");
                }))
                .isInstanceOf(SourceUnavailable.class);
    }
}
