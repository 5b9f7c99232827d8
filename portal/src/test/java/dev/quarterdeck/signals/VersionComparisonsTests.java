package dev.quarterdeck.signals;

import static dev.quarterdeck.db.Tables.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.VersionComparison.Choice;
import dev.quarterdeck.signals.dashboard.SignalRows;
import dev.quarterdeck.signals.rollup.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignalsTest
class VersionComparisonsTests {

    private static final Place PLACE = new Place(EntityRef.component("till"), "production");
    private static final Choice USUAL = new Choice(null, null, false);

    @Autowired
    VersionComparisons comparisons;

    @Autowired
    Partitions partitions;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private SignalRows rows;
    private Instant now;

    @BeforeEach
    void prepare() {
        partitions.tend();
        rows = new SignalRows(db);
        now = Resolution.FINE.floor(clock.instant());
    }

    /** 10 s from each moment on, with 100 requests. */
    private void measured(String version, double fast, double slow, Instant... moments) {
        var series = rows.series("till", "production", release(version));
        for (var at : moments) {
            rows.add(Resolution.FINE, series, at, 10, 100, 1, fast, slow, 0.0);
        }
    }

    private long release(String version) {
        return db.insertInto(RELEASE)
                .set(RELEASE.COMPONENT, "component:default/till")
                .set(RELEASE.VERSION, version)
                .set(RELEASE.COMMIT_SHA, "0".repeat(40))
                .set(RELEASE.ARTIFACT_LOCATION, "till.jar")
                .set(RELEASE.ARTIFACT_SHA256, "0".repeat(64))
                .set(RELEASE.ARTIFACT_BYTES, 1L)
                .set(RELEASE.WORKLOAD, JSONB.valueOf("{}"))
                .set(RELEASE.CREATED_BY, "ada")
                .returningResult(RELEASE.ID)
                .fetchSingle(row -> row.value1());
    }

    private Instant ago(int seconds) {
        return now.minusSeconds(seconds);
    }

    private TimeRange hour() {
        return new TimeRange(clock.instant().minus(Duration.ofHours(1)), clock.instant());
    }

    @Test
    void comparesWhatBothDidAtTheSameTime() {
        measured("1.0.0", 100, 0, ago(60), ago(50), ago(40));
        measured("1.1.0", 50, 50, ago(50), ago(40), ago(30), ago(20));

        var compared = comparisons.compare(PLACE, hour(), USUAL).orElseThrow();

        assertThat(compared.base().version()).isEqualTo("1.0.0");
        assertThat(compared.version().version()).isEqualTo("1.1.0");
        assertThat(compared.both()).isEqualTo(Duration.ofSeconds(20));
        assertThat(compared.together())
                .filteredOn(one -> one.signal().equals("requests"))
                .singleElement()
                .satisfies(one -> assertThat(one.base()).isEqualTo(200))
                .satisfies(one -> assertThat(one.version()).isEqualTo(200));
        assertThat(compared.each())
                .filteredOn(one -> one.signal().equals("requests"))
                .singleElement()
                .satisfies(one -> assertThat(one.base()).isEqualTo(300))
                .satisfies(one -> assertThat(one.version()).isEqualTo(400));
        assertThat(compared.each())
                .filteredOn(one -> one.signal().equals("p95"))
                .singleElement()
                .satisfies(one ->
                        assertThat(Objects.requireNonNull(one.difference())).isGreaterThan(0.1));
    }

    @Test
    void saysThatTheyNeverServedAtOnce() {
        measured("1.0.0", 100, 0, ago(60));
        measured("1.1.0", 100, 0, ago(20));

        var compared = comparisons.compare(PLACE, hour(), USUAL).orElseThrow();

        assertThat(compared.both()).isZero();
        assertThat(compared.together()).isEmpty();
    }

    @Test
    void laysTheirBeginsOverEachOther() {
        measured("1.0.0", 100, 0, ago(2_000), ago(1_990));
        measured("1.1.0", 0, 100, ago(30), ago(20));

        var compared = comparisons
                .compare(PLACE, hour(), new Choice("1.0.0", "1.1.0", true))
                .orElseThrow();

        var chart = compared.chart();
        assertThat(chart.at().getFirst()).isEqualTo(Instant.EPOCH);
        assertThat(chart.releases()).hasSize(2).allSatisfy((_, moments) -> {
            assertThat(moments.get(0)).isNotNull();
            assertThat(moments.get(1)).isNotNull();
            assertThat(moments.get(2)).isNull();
        });
    }

    @Test
    void knowsWhatRanThere() {
        assertThat(comparisons.compare(PLACE, hour(), USUAL)).isEmpty();
        measured("1.0.0", 100, 0, ago(60));
        assertThat(comparisons.compare(PLACE, hour(), USUAL)).isEmpty();
        measured("1.1.0", 100, 0, ago(60));

        assertThat(comparisons.choices(PLACE, hour())).extracting(Ran::version).containsExactly("1.1.0", "1.0.0");
        assertThatThrownBy(() -> comparisons.compare(PLACE, hour(), new Choice(null, "2.0.0", false)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("2.0.0 of till never ran in production");
        assertThatThrownBy(() -> comparisons.compare(PLACE, hour(), new Choice("1.0.0", "1.0.0", false)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
