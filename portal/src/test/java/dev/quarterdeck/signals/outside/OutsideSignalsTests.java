package dev.quarterdeck.signals.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.connector.metrics.RealPrometheus;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.ConnectedPrometheus;
import dev.quarterdeck.signals.Lately;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.Evaluation;
import dev.quarterdeck.signals.objective.ObjectiveRows;
import dev.quarterdeck.signals.objective.Objectives;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Of a real Prometheus. */
@SignalsTest
@Import(ConnectedPrometheus.class)
class OutsideSignalsTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");
    private static final EntityRef LEGACY = EntityRef.component("legacy-billing");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Autowired
    Signals signals;

    @Autowired
    Objectives objectives;

    @Autowired
    Evaluation evaluation;

    @Autowired
    Environments environments;

    @Autowired
    ConnectedPrometheus main;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private Instant end = Instant.EPOCH;
    private RealPrometheus prometheus;

    @BeforeEach
    void measure() throws Exception {
        RealPrometheus.assumeThere();
        // what an earlier test was told is not news any more
        clock.advance(Duration.ofHours(3));
        end = clock.instant();
        var catalog = new CatalogRows(db);
        catalog.add(ORDERS.toString(), "Takes orders", "group:default/checkout");
        catalog.add(LEGACY.toString(), "Bills", "group:default/checkout");
        db.execute(
                "update entity set descriptor = ?::jsonb where ref = ?",
                "{\"metadata\": {\"annotations\": {\"prometheus.io/labels\": \"app=billing,namespace=old\"}}}",
                LEGACY.toString());
        var shop = "component=\"order-service\",environment=\"production\",version=\"%s\"";
        prometheus = RealPrometheus.of(
                folder,
                new ShopReadings()
                        .replica(shop.formatted("1.8.1"), "a", end)
                        .replica(shop.formatted("1.8.2"), "b", end)
                        .replica("app=\"billing\",namespace=\"old\",environment=\"production\"", "c", end)
                        .replica("component=\"nobody-knows\",environment=\"production\"", "d", end)
                        .openMetrics());
        main.connect(prometheus.address());
    }

    @AfterEach
    void close() throws InterruptedException {
        main.disconnect();
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private TimeRange lastHour() {
        return new TimeRange(end.minus(HOUR), end);
    }

    @Test
    void givesTheSignalsOfWhatRunsElsewhere() {
        var history = signals.history(ORDERS, "production", lastHour());

        assertThat(history.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(history.source()).isNotNull();
        assertThat(Objects.requireNonNull(history.source()).name()).isEqualTo("main");
        var total = Objects.requireNonNull(history.total());
        assertThat(total.rate()).as("without machines").isEqualTo(8, within(0.01));
        assertThat(total.errorRatio()).isEqualTo(0.01, within(1e-6));
        assertThat(total.latency(0.95)).isEqualTo(0.3, within(1e-6));
        assertThat(total.cores()).isEqualTo(0.5, within(0.001));
        assertThat(total.memory()).isEqualTo(2.0 * (100 << 20), within(1.0));
        assertThat(total.perMinute("orders_placed_total")).isEqualTo(60, within(0.1));
        assertThat(total.connections()).as("nobody measured it").isNull();
        assertThat(total.replicas()).isEqualTo(2);

        assertThat(signals.versions(history.releases().keySet()).values()).containsExactlyInAnyOrder("1.8.1", "1.8.2");
        assertThat(signals.history(ORDERS, "staging", lastHour()).total()).isNull();
        assertThat(signals.history(ORDERS, "staging", lastHour()).source())
                .as("it measured nothing there")
                .isNull();
    }

    @Test
    void knowsAReleaseByItsVersion() {
        db.execute("""
                insert into release (component, version, commit_sha, artifact_location, artifact_sha256, artifact_bytes, workload, created_by)
                values (?, '1.8.2', 'abc', 'x', 'x', 1, '{}', 'ada')""", ORDERS.toString());
        var id = db.fetchSingle("select id from release").get(0, Long.class);

        var history = signals.history(ORDERS, "production", lastHour());

        assertThat(history.releases()).containsKey(id).hasSize(2);
        assertThat(signals.versions(List.of(id))).containsEntry(id, "1.8.2");
    }

    @Test
    void findsComponentsByWhatTheirAnnotationsSay() {
        assertThat(Objects.requireNonNull(signals.history(LEGACY, "production", lastHour())
                                .total())
                        .rate())
                .isEqualTo(4, within(0.01));
    }

    @Test
    void listsWhatTheCatalogKnowsWithItsSource() {
        assertThat(signals.lately())
                .extracting(
                        Lately::source,
                        one -> one.place().component(),
                        one -> one.place().environment())
                .containsExactly(tuple("main", LEGACY, "production"), tuple("main", ORDERS, "production"));
        assertThat(signals.lately(ORDERS).getFirst().measure().rate()).isEqualTo(8, within(0.01));
        assertThat(signals.overview().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.problem()).isNull());
    }

    @Test
    void showsTheLastKnownWithItsAgeWhenTheSourceIsGone() {
        var asked = clock.instant();
        var before = signals.history(ORDERS, "production", lastHour());
        main.disconnect();
        clock.advance(Duration.ofMinutes(3));
        var now = clock.instant();
        main.asked();

        var history = signals.history(ORDERS, "production", new TimeRange(now.minus(HOUR), now));

        var source = Objects.requireNonNull(history.source());
        assertThat(source.problem()).isEqualTo("Prometheus 'main' is away");
        assertThat(source.askedAt()).isEqualTo(asked);
        assertThat(Objects.requireNonNull(history.total()).rate())
                .isEqualTo(Objects.requireNonNull(before.total()).rate(), within(0.01));
        assertThat(history.all().getLast()).as("nobody knows").isNull();
        assertThat(main.asked()).isPositive();

        signals.history(ORDERS, "production", new TimeRange(now.minus(HOUR), now));
        assertThat(main.asked()).as("it has just been asked in vain").isZero();
    }

    @Test
    void asksOnceForWhatSeveralWantToKnow() {
        signals.history(ORDERS, "production", lastHour());
        assertThat(main.asked()).isPositive();
        signals.history(ORDERS, "production", lastHour());
        assertThat(main.asked()).isZero();
    }

    @Test
    void countsForObjectivesOfWhatRunsElsewhere() {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        objectives.define(ObjectiveRows.available("orders-accepted", 0.99, List.of()), "ada");
        clock.advance(Duration.ofMinutes(2));

        evaluation.evaluate();
        assertThat(objectives.standing(objectives.get("orders-accepted")).reached())
                .as("it is not measured here")
                .isNull();
        evaluation.ask();
        evaluation.evaluate();

        var standing = objectives.standing(objectives.get("orders-accepted"));
        assertThat(standing.reached()).isEqualTo(0.99, within(1e-6));
        assertThat(standing.tally().total()).isEqualTo(8 * 3_600, within(8 * 90.0));
    }
}
