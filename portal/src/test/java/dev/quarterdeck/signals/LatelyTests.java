package dev.quarterdeck.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.dashboard.SignalRows;
import dev.quarterdeck.signals.rollup.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignalsTest
class LatelyTests {

    private static final EntityRef TILL = EntityRef.component("till");

    @Autowired
    Signals signals;

    @Autowired
    Partitions partitions;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private SignalRows rows;

    @BeforeEach
    void prepare() {
        // whatever was read before is too old to be shown again
        clock.advance(Duration.ofMinutes(10));
        partitions.tend();
        rows = new SignalRows(db);
    }

    private Instant ago(int seconds) {
        return Resolution.FINE.floor(clock.instant()).minusSeconds(seconds);
    }

    private Measure lately() {
        var all = signals.lately(TILL);
        assertThat(all).extracting(Lately::place).containsExactly(new Place(TILL, "production"));
        return all.getFirst().measure();
    }

    @Test
    void addsReleasesUpThatServedAtOnceAndThenOneAfterTheOther() {
        var old = rows.series("till", "production", 1);
        var young = rows.series("till", "production", 2);
        rows.add(Resolution.FINE, old, ago(40), 10, 100, 1, "{\"sold\": 5}", 90.0, 10.0, 0.0);
        rows.add(Resolution.FINE, old, ago(30), 10, 60, 0, "{\"sold\": 3}", 60.0, 0.0, 0.0);
        rows.add(Resolution.FINE, young, ago(30), 10, 40, 0, "{\"sold\": 2, \"lost\": 1}", 30.0, 0.0, 10.0);
        rows.add(Resolution.FINE, young, ago(20), 10, 100, 3, 100.0, 0.0, 0.0);

        var measure = lately();

        assertThat(measure.seconds()).isEqualTo(30);
        assertThat(measure.rate()).isEqualTo(10);
        assertThat(measure.errors()).isEqualTo(4);
        assertThat(measure.replicas()).isEqualTo(2);
        assertThat(measure.cpu()).isEqualTo(4);
        assertThat(measure.memory()).as("of both in the moment with the most").isEqualTo(2e8);
        assertThat(measure.pool()).isEqualTo(20);
        assertThat(measure.latencies()).isEqualTo(new Latencies(List.of(0.1, 0.3), List.of(280.0, 10.0, 10.0)));
        assertThat(measure.counters()).isEqualTo(Map.of("sold", 10.0, "lost", 1.0));
    }

    @Test
    void addsLatenciesUpByTheBoundsThatReleasesShare() {
        var old = rows.series("till", "production", 1);
        var young = rows.series("till", "production", 2, 0.1);
        rows.add(Resolution.FINE, old, ago(30), 10, 100, 0, 90.0, 5.0, 5.0);
        rows.add(Resolution.FINE, young, ago(20), 10, 100, 0, 60.0, 40.0);

        var measure = lately();

        assertThat(measure.requests()).isEqualTo(200);
        assertThat(measure.latencies()).isEqualTo(new Latencies(List.of(0.1), List.of(150.0, 50.0)));
    }

    @Test
    void saysNothingOfWhatNobodyMeasured() {
        var series = rows.series("till", "production", 1);
        rows.add(Resolution.FINE, series, ago(400), 10, 100, 0, 90.0, 5.0, 5.0);
        assertThat(signals.lately(TILL)).isEmpty();

        clock.advance(Resolution.FINE.step());
        rows.add(Resolution.FINE, rows.series("shelf", "production", 1), ago(20), 10, 1, 0, 1.0, 0.0, 0.0);
        assertThat(signals.lately(TILL)).as("what another one did").isEmpty();
        assertThat(signals.lately()).hasSize(1);
    }
}
