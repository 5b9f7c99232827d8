package dev.quarterdeck.signals.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTests {

    @ParameterizedTest
    @CsvSource({
        "'', 0, 1",
        "'', 0x101, 1",
        "'ot=th:0', 0x101, 1",
        "'ot=th:8', 0x101, 2",
        "'ot=th:e666666666666a', 0x101, 10",
        "'vendor=x,ot=rv:1;th:c', 0x301, 4",
        "'ot=th:zz', 0x101, 1",
        "'ot=th:8', 0x100, 0",
        "'ot=th:8', 0, 2"
    })
    void countsWhatEachStandsFor(String state, String flags, float weight) {
        assertThat(Sampling.weight(state, Long.decode(flags))).isCloseTo(weight, within(1e-3f));
    }
}
