package dev.quarterdeck.signals.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.connector.SourceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LastKnownTests {

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final OutsideSettings settings = new OutsideSettings(
            List.of(), Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(15));
    private final LastKnown<String, Integer> known = new LastKnown<>(settings, clock, 10);

    private Integer gone() {
        asked.incrementAndGet();
        throw new SourceUnavailable("it is away");
    }

    @Test
    void isGoodForAWhile() {
        assertThat(known.get("a", asked::incrementAndGet)).isEqualTo(new Seen<>(1, clock.instant(), null));
        assertThat(known.get("a", asked::incrementAndGet).value()).isEqualTo(1);
        assertThat(known.get("b", asked::incrementAndGet).value()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(16));
        assertThat(known.get("a", asked::incrementAndGet).value()).isEqualTo(3);
    }

    @Test
    void tellsTheLastWithTheProblemAndLeavesASourceThatIsGoneAlone() {
        known.get("a", () -> 1);
        var at = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        assertThat(known.get("a", this::gone)).isEqualTo(new Seen<>(1, at, "it is away"));
        assertThat(known.get("a", this::gone).problem()).isEqualTo("it is away");
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofSeconds(16));
        assertThat(known.get("a", () -> 2)).isEqualTo(new Seen<>(2, clock.instant(), null));
    }

    @Test
    void knowsNothingOfWhatNeverAnswered() {
        assertThat(known.get("a", this::gone)).isEqualTo(new Seen<>(null, null, "it is away"));
    }

    @Test
    void waitsForASlowSourceNoLongerThanItMay() {
        var answers = new CountDownLatch(1);
        Supplier<Integer> slow = () -> {
            asked.incrementAndGet();
            await(answers);
            return 2;
        };
        known.get("a", () -> 1);
        clock.advance(Duration.ofMinutes(1));

        assertThat(known.get("a", slow).value()).as("the last one").isEqualTo(1);
        assertThat(known.get("a", slow).problem()).isEqualTo("it has not answered yet");
        assertThat(known.get("new", slow).value()).isNull();
        assertThat(asked).as("nobody asks again for what is asked for").hasValue(2);

        answers.countDown();
        Awaitility.await()
                .untilAsserted(() -> assertThat(known.get("a", slow)).isEqualTo(new Seen<>(2, clock.instant(), null)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void doesNotHideAMistakeOfOurOwn() {
        assertThatThrownBy(() -> known.get("a", () -> {
                    throw new IllegalStateException("ours");
                }))
                .hasRootCauseMessage("ours");
        assertThat(known.get("a", () -> 1).value()).isEqualTo(1);
    }
}
