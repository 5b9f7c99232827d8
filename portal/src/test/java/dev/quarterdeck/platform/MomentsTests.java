package dev.quarterdeck.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-17, 2026-03-17T00:00:00Z",
        "2026-03-17T14:32, 2026-03-17T14:32:00Z",
        "2026-03-17T14:32:05.123456789Z, 2026-03-17T14:32:05.123456789Z",
        "2026-03-17T14:32:05+02:00, 2026-03-17T12:32:05Z",
    })
    void areReadAsPeopleAndFormsWriteThem(String text, Instant moment) {
        assertThat(Moments.of(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-03-17 14:32", ""})
    void areRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Moments.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-17T14:32");
    }
}
