package dev.quarterdeck.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalHistoryTests {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-03-17T12:00:00Z");
    private static final TimeRange AN_HOUR = new TimeRange(NOON, NOON.plus(HOUR));

    private static SignalQuery.Row release(long release, double seconds, double requests) {
        var measure = new Measure(seconds, 1, requests, 0.0, null, null, null, null, null, null, Map.of());
        return new SignalQuery.Row("component:default/shop", "production", release, NOON, HOUR, measure);
    }

    @Test
    void aReleaseThatFollowsAnotherDoesNotRaiseTheRate() {
        var history = SignalHistory.of(List.of(release(1, 1_800, 1_800), release(2, 1_800, 1_800)), AN_HOUR, HOUR);

        assertThat(SignalHistory.of(history.all(), Measure::rate)).containsExactly(1.0);
    }

    @Test
    void releasesBesideEachOtherAddUp() {
        var history = SignalHistory.of(List.of(release(1, 3_600, 1_800), release(2, 3_600, 1_800)), AN_HOUR, HOUR);

        assertThat(SignalHistory.of(history.all(), Measure::rate)).containsExactly(1.0);
    }

    @Test
    void anHourOfWhichAPartWasMeasuredHasTheRateOfThatPart() {
        var history = SignalHistory.of(List.of(release(1, 600, 1_200)), AN_HOUR, HOUR);

        assertThat(SignalHistory.of(history.all(), Measure::rate).getFirst()).isEqualTo(2.0, within(1e-9));
    }
}
