package dev.quarterdeck.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTests {

    private static final Instant NOW = Instant.parse("2026-03-17T14:32:00Z");

    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT-3S, just now",
        "PT59S, 59 s ago",
        "PT60S, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT1H, 1 h ago",
        "PT23H59M, 23 h ago",
        "PT24H, 1 day ago",
        "PT48H, 2 days ago"
    })
    void saysHowLongAgo(Duration age, String words) {
        assertThat(times.ago(NOW.minus(age))).isEqualTo(words);
    }

    @Test
    void saysTheExactTimeInUtc() {
        assertThat(times.exact(NOW)).isEqualTo("2026-03-17 14:32:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({"PT8S, 8 s", "PT68S, 1 min 8 s", "PT2H3M4S, 2 h 3 min"})
    void saysHowLongItTook(Duration duration, String words) {
        assertThat(times.took(duration)).isEqualTo(words);
    }

    @Test
    void saysHowLongSomethingHasTakenThatGoesOn() {
        assertThat(times.took(NOW.minusSeconds(5), null)).isEqualTo("5 s");
        assertThat(times.took(null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 30 seconds", "PT5M, 5 minutes", "PT1H, hour", "P1D, day", "PT90S, 90 seconds"})
    void saysHowOftenSomethingIsDone(Duration interval, String words) {
        assertThat(times.every(interval)).isEqualTo(words);
    }
}
