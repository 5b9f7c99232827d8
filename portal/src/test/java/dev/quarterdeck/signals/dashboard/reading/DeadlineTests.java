package dev.quarterdeck.signals.dashboard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTests {

    private final Deadline deadline = new Deadline();

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

        assertThatThrownBy(() -> deadline.await(
                        () -> {
                            try {
                                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                            } catch (InterruptedException e) {
                                stopped.countDown();
                                throw e;
                            }
                        },
                        Duration.ofMillis(50)))
                .isInstanceOf(TimeoutException.class);

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void passesOnWhyItFailed() {
        assertThatThrownBy(() -> deadline.await(() -> {
                    throw new SourceUnavailable("It does not answer");
                }))
                .isInstanceOf(SourceUnavailable.class);
    }
}
