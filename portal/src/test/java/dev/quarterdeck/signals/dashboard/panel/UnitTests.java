package dev.quarterdeck.signals.dashboard.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTests {

    @ParameterizedTest
    @CsvSource({
        "RATE, 312.4, 312/s",
        "RATE, 0.0421, 0.042/s",
        "RATIO, 0.0012, 0.12 %",
        "RATIO, 0, 0 %",
        "PERCENT, 12.34, 12.3 %",
        "SECONDS, 0.1844, 184 ms",
        "SECONDS, 0.0021, 2.1 ms",
        "SECONDS, 1.5, 1.5 s",
        "SECONDS, 7200, 2 h",
        "BYTES, 1610612736, 1.5 GiB",
        "BYTES, 512, 512 B",
        "PER_MINUTE, 41, 41/min",
        "COUNT, 12345, '12,345'",
        "COUNT, -2.5, -2.5",
        "CORES, 0.25, 0.25 cores"
    })
    void writesAsManyDigitsAsSaySomething(Unit unit, double number, String text) {
        assertThat(unit.write(number)).isEqualTo(text);
    }

    @Test
    void isADashForWhatWasNotMeasured() {
        assertThat(Unit.RATE.write(null)).isEqualTo("–");
    }
}
