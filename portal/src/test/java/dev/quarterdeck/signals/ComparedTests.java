package dev.quarterdeck.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparedTests {

    @Test
    void saysWhatTheVersionHasMore() {
        var compared = Compared.of(measure(10_000, 10, 9_000, 1_000, 0), measure(10_000, 110, 5_000, 5_000, 0));

        assertThat(find(compared, "requests").difference()).isZero();
        assertThat(find(compared, "errorRatio").difference()).isCloseTo(0.01, within(1e-9));
        assertThat(find(compared, "errorRatio").uncertain()).isFalse();
        assertThat(find(compared, "p95").base()).isCloseTo(0.2, within(1e-9));
        assertThat(find(compared, "p95").version()).isCloseTo(0.28, within(1e-9));
        assertThat(find(compared, "p99").uncertain()).isFalse();
    }

    @Test
    void doesNotTellAPercentileApartOfWhichTooFewRequestsLieBeyond() {
        var compared = Compared.of(measure(10_000, 0, 9_000, 1_000, 0), measure(250, 0, 200, 50, 0));

        assertThat(find(compared, "p50").uncertain()).isFalse();
        assertThat(find(compared, "p95").uncertain()).isFalse();
        assertThat(find(compared, "p99").uncertain()).as("2.5 of 250 requests").isTrue();
    }

    @Test
    void doesNotTellErrorsApartThatMayDifferByChance() {
        var compared = Compared.of(measure(1_000, 1, 1_000, 0, 0), measure(100, 1, 100, 0, 0));

        assertThat(find(compared, "errorRatio").difference()).isCloseTo(0.009, within(1e-9));
        assertThat(find(compared, "errorRatio").uncertain()).isTrue();
    }

    @Test
    void isSilentOfWhatNobodyMeasured() {
        var compared = Compared.of(null, measure(100, 1, 100, 0, 0));

        assertThat(compared)
                .allSatisfy(one -> assertThat(one.difference()).as(one.signal()).isNull());
        assertThat(find(compared, "errorRatio").version()).isEqualTo(0.01);
    }

    private static Compared find(List<Compared> all, String signal) {
        return all.stream()
                .filter(one -> one.signal().equals(signal))
                .findFirst()
                .orElseThrow();
    }

    private static Measure measure(double requests, double errors, double... latency) {
        return new Measure(60, 1, requests, errors, null, latencies(latency), null, null, null, null, Map.of());
    }

    private static Latencies latencies(double... counts) {
        return new Latencies(List.of(0.1, 0.3), Arrays.stream(counts).boxed().toList());
    }
}
