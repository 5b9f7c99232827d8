package dev.quarterdeck.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTests {

    private static final Latencies SOME = new Latencies(List.of(0.1, 0.2, 0.4), List.of(50.0, 30.0, 10.0, 10.0));

    @Test
    void spreadRequestsEvenlyWithinABucket() {
        assertThat(SOME.quantile(0.5)).isEqualTo(0.1, within(1e-9));
        assertThat(SOME.quantile(0.65)).isEqualTo(0.15, within(1e-9));
        assertThat(SOME.quantile(0.85)).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void sayOfTheLastBucketWhereItBegins() {
        assertThat(SOME.quantile(0.99)).isEqualTo(0.4);
    }

    @Test
    void haveNoQuantileWithoutRequests() {
        assertThat(new Latencies(List.of(0.1), List.of(0.0, 0.0)).quantile(0.95))
                .isNull();
        assertThat(new Latencies(List.of(), List.of(7.0)).quantile(0.95)).isNull();
    }

    @Test
    void knowHowManyWereFastEnough() {
        assertThat(SOME.within(0.2)).isEqualTo(80);
        assertThat(SOME.within(0.3)).isEqualTo(85);
        assertThat(SOME.within(9)).isEqualTo(90);
    }

    @Test
    void addUpByTheBoundsTheyShare() {
        var other = new Latencies(List.of(0.05, 0.2), List.of(1.0, 2.0, 3.0));
        assertThat(SOME.plus(other)).isEqualTo(new Latencies(List.of(0.2), List.of(83.0, 23.0)));
        assertThat(SOME.plus(SOME).counts()).containsExactly(100.0, 60.0, 20.0, 20.0);
    }

    @Test
    void haveOneBucketMoreThanBounds() {
        assertThatThrownBy(() -> new Latencies(List.of(0.1), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
