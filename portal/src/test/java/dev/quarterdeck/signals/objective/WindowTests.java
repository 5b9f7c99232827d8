package dev.quarterdeck.signals.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void endsNowIfItRolls() {
        var now = Instant.parse("2026-03-17T12:00:00Z");
        var month = Window.rolling("30d");
        assertThat(month.begin(now)).isEqualTo("2026-02-15T12:00:00Z");
        assertThat(month.end(now)).isEqualTo(now);
        assertThat(month.length(now)).isEqualTo(Duration.ofDays(30));
        assertThat(month.words()).isEqualTo("30 days rolling");
    }

    /** The clocks of New York went forward on 8 March 2026. */
    @ParameterizedTest
    @CsvSource({
        "1w, 2022-01-01T12:00, 2026-03-17T12:00:00Z, 2026-03-14T16:00:00Z, 2026-03-21T16:00:00Z",
        "1w, 2022-01-01T12:00, 2026-03-10T12:00:00Z, 2026-03-07T17:00:00Z, 2026-03-14T16:00:00Z",
        "1M, 2020-01-01T00:00, 2026-03-31T12:00:00Z, 2026-03-01T05:00:00Z, 2026-04-01T04:00:00Z",
        "1Q, 2020-01-01T00:00, 2026-03-31T12:00:00Z, 2026-01-01T05:00:00Z, 2026-04-01T04:00:00Z",
        "1Y, 2020-01-01T00:00, 2026-03-31T12:00:00Z, 2026-01-01T05:00:00Z, 2027-01-01T05:00:00Z",
        "1M, 2030-01-01T00:00, 2026-03-31T12:00:00Z, 2026-03-01T05:00:00Z, 2026-04-01T04:00:00Z"
    })
    void followsACalendar(String duration, LocalDateTime start, Instant now, Instant begin, Instant end) {
        var window = Window.of(duration, start, NEW_YORK);
        assertThat(window.begin(now)).isEqualTo(begin);
        assertThat(window.end(now)).isEqualTo(end);
        assertThat(window.begin(begin)).as("its first moment belongs to it").isEqualTo(begin);
        assertThat(window.begin(end)).as("its end does not").isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "d", "0d", "-1d", "30 d", "400d", "2Y", "30x"})
    void refusesWhatIsNone(String duration) {
        assertThatThrownBy(() -> Window.rolling(duration)).isInstanceOf(IllegalArgumentException.class);
    }
}
