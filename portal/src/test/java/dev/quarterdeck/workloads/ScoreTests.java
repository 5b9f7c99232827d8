package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.workloads.Score.Needs;
import dev.quarterdeck.workloads.Score.Needs.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTests {

    private static Needs asking(String cpu) {
        return new Needs(null, new Amount(null, cpu));
    }

    private static Needs limitedTo(String memory) {
        return new Needs(new Amount(memory, null), null);
    }

    @ParameterizedTest
    @CsvSource({"250m, 250", "0.3, 300", "2, 2000", "0.001, 1", "0, 1"})
    void readsProcessorTime(String cpu, int millis) {
        assertThat(asking(cpu).cpuMillis(7)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"160M, 160", "160Mi, 160", "2Gi, 2048"})
    void readsMemory(String memory, int mebibytes) {
        assertThat(limitedTo(memory).mebibytes(7)).isEqualTo(mebibytes);
    }

    @Test
    void takesUsualAmountsWhereNoneIsGiven() {
        assertThat(limitedTo("1Gi").cpuMillis(250)).isEqualTo(250);
        assertThat(asking("1").mebibytes(160)).isEqualTo(160);
    }

    @ParameterizedTest
    @CsvSource({"a lot", "-1", "0.0001", "1Gi"})
    void namesTheProcessorTimeThatIsNone(String cpu) {
        assertThatThrownBy(() -> asking(cpu).cpuMillis(7))
                .isInstanceOf(UnusableScore.class)
                .hasMessage("score.yaml: resources.requests.cpu '%s' is not like 250m or 0.5.", cpu);
    }

    @ParameterizedTest
    @CsvSource({"a lot", "1", "1.5Gi"})
    void namesTheMemoryThatIsNone(String memory) {
        assertThatThrownBy(() -> limitedTo(memory).mebibytes(7))
                .isInstanceOf(UnusableScore.class)
                .hasMessage("score.yaml: resources.limits.memory '%s' is not like 160M or 1Gi.", memory);
    }
}
