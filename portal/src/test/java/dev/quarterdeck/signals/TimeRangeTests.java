package dev.quarterdeck.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTests {

    private static final Instant NOW = Instant.parse("2026-03-17T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT1H, FINE, PT10S",
        "PT2H, MINUTES, PT1M",
        "PT24H, MINUTES, PT5M",
        "P7D, HOURS, PT1H",
        "P30D, HOURS, PT2H"
    })
    void readsAsFinelyAsIsOfUse(Duration length, Resolution resolution, Duration step) {
        var range = new TimeRange(NOW.minus(length), NOW);
        assertThat(range.resolution(NOW)).isEqualTo(resolution);
        assertThat(range.step(NOW)).isEqualTo(step);
    }

    @Test
    void readsOldTimesAsTheyAreKept() {
        var lastYear = new TimeRange(NOW, NOW.plus(Duration.ofHours(1))).earlier(Duration.ofDays(300));
        assertThat(lastYear.resolution(NOW)).isEqualTo(Resolution.HOURS);
    }

    @Test
    void endsAfterItBegins() {
        assertThatThrownBy(() -> new TimeRange(NOW, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeRange(NOW.minus(Duration.ofDays(400)), NOW))
                .hasMessageContaining("13 months");
    }
}
