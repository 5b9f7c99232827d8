package dev.quarterdeck.signals.dashboard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.SignalHistory;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.dashboard.SignalRows;
import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Panel.Column;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Query.By;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.panel.What.Counted;
import dev.quarterdeck.signals.dashboard.panel.What.Per;
import dev.quarterdeck.signals.dashboard.panel.What.Share;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import dev.quarterdeck.signals.rollup.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@SignalsTest
@TestPropertySource(properties = "quarterdeck.signals.dashboards.patience=3s")
class PanelReaderTests {

    private static final Values NONE = new Values(Map.of("environment", "production"));
    private static final Selection ALL = Selection.in("$environment");

    @Autowired
    PanelReader reader;

    @Autowired
    Signals signals;

    @Autowired
    Partitions partitions;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private SignalRows rows;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void open() {
        partitions.tend();
        rows = new SignalRows(db);
        now = clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /** Three hours of minutes: orders twice as busy as the shop, and slower. */
    private void measureTwo() {
        var orders = rows.series("order-service", "production", 1);
        var shop = rows.series("storefront", "production", 2);
        var elsewhere = rows.series("storefront", "dev", 2);
        for (var minute = 180; minute > 0; minute--) {
            var at = now.minus(Duration.ofMinutes(minute));
            rows.add(Resolution.MINUTES, orders, at, 60, 120, 6, "{\"orders_placed_total\": 4}", 60.0, 30.0, 30.0);
            rows.add(Resolution.MINUTES, shop, at, 60, 60, 0, "{\"storefront_visits_total\": 20}", 60.0, 0.0, 0.0);
            rows.add(Resolution.MINUTES, elsewhere, at, 60, 6_000, 6_000, 6_000.0, 0.0, 0.0);
        }
        rows.completeUntil(Resolution.MINUTES, now);
    }

    private TimeRange hours(int hours) {
        return new TimeRange(now.minus(Duration.ofHours(hours)), now);
    }

    private static Panel stat(What what, Selection selection) {
        return new Panel.Stat(
                new Head("one", "One", 3, null),
                new Query.Own(what, selection, By.NOTHING, null),
                Unit.COUNT,
                List.of());
    }

    private @Nullable Double number(What what) {
        return switch (reader.read(stat(what, ALL), NONE, hours(3), false)) {
            case Answer.Numbers numbers -> numbers.lines().getFirst().total();
            case Answer other -> throw new AssertionError(other);
        };
    }

    @Test
    void addsComponentsUpWithoutOtherEnvironments() {
        measureTwo();

        assertThat(number(Signal.RATE)).isCloseTo(3.0, within(1e-9));
        assertThat(number(Signal.ERROR_RATIO)).isCloseTo(6.0 / 180, within(1e-9));
        assertThat(number(Signal.REQUESTS)).isEqualTo(180.0 * 180);
        assertThat(number(Signal.CORES)).isCloseTo(0.2, within(1e-9));
        assertThat(number(Signal.MEMORY)).isEqualTo(2e8);
        assertThat(number(Signal.REPLICAS)).isEqualTo(2.0);
        assertThat(number(Signal.POOL_USE)).isCloseTo(0.2, within(1e-9));
        assertThat(number(new Counted("orders_placed_total", Per.HOUR))).isCloseTo(240, within(1e-9));
        assertThat(number(new Counted("orders_placed_total", Per.RANGE))).isEqualTo(720.0);
        assertThat(number(new Share("orders_placed_total", "storefront_visits_total")))
                .as("counted by different components")
                .isCloseTo(0.2, within(1e-9));
        assertThat(number(Signal.P50)).as("120 of 180 within 0.1 s").isCloseTo(0.075, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Signal.class)
    void agreesWithThePageOfAComponent(Signal signal) {
        measureTwo();
        var history = signals.history(EntityRef.component("order-service"), "production", hours(3));
        Function<Measure, @Nullable Double> of = signal::of;

        var chart =
                chart(List.of(new Query.Own(signal, Selection.of("order-service", "production"), By.NOTHING, null)));

        assertThat(chart.at()).isEqualTo(history.at());
        assertThat(chart.lines().getFirst().values()).isEqualTo(SignalHistory.of(history.all(), of));
        assertThat(chart.lines().getFirst().total()).isEqualTo(signal.of(Objects.requireNonNull(history.total())));
    }

    private Answer.Chart chart(List<Query> queries) {
        return chart(queries, hours(3), false);
    }

    private Answer.Chart chart(List<Query> queries, TimeRange range, boolean lastWeek) {
        var panel = new Panel.TimeSeries(new Head("one", "One", 6, null), queries, Unit.RATE, List.of(), false);
        return (Answer.Chart) reader.read(panel, NONE, range, lastWeek);
    }

    @Test
    void hasALineForEachComponentPlaceAndRelease() {
        measureTwo();
        var later = rows.series("order-service", "production", 9);
        rows.add(Resolution.MINUTES, later, now.minusSeconds(120), 60, 30, 0, 30.0, 0.0, 0.0);

        assertThat(labels(By.COMPONENT)).containsExactly("order-service", "storefront");
        assertThat(labels(By.PLACE)).containsExactly("order-service in production", "storefront in production");
        assertThat(labels(By.ENVIRONMENT)).containsExactly("production");
        assertThat(labels(By.RELEASE))
                .containsExactly("order-service release 1", "order-service release 9", "storefront release 2");
        assertThat(labels(By.NOTHING)).containsExactly("requests per second");
    }

    private List<String> labels(By by) {
        return chart(List.of(new Query.Own(Signal.RATE, ALL, by, null))).lines().stream()
                .map(Line::label)
                .toList();
    }

    @Test
    void countsTheTimeOfTwoReleasesInOneHourOnce() {
        var before = rows.series("order-service", "production", 1);
        var after = rows.series("order-service", "production", 2);
        var hour = now.minus(Duration.ofDays(5));
        rows.add(Resolution.HOURS, before, hour, 1_800, 1_800, 0, 1_800.0, 0.0, 0.0);
        rows.add(Resolution.HOURS, after, hour, 1_800, 1_800, 0, 1_800.0, 0.0, 0.0);
        rows.add(Resolution.HOURS, before, hour.plusSeconds(3_600), 3_600, 1_800, 0, 1_800.0, 0.0, 0.0);
        rows.add(Resolution.HOURS, after, hour.plusSeconds(3_600), 3_600, 1_800, 0, 1_800.0, 0.0, 0.0);
        rows.completeUntil(Resolution.HOURS, now);

        var rate = chart(List.of(new Query.Own(Signal.RATE, ALL, By.NOTHING, null)), days(7), false);

        assertThat(rate.lines().getFirst().values().stream().filter(value -> value != null))
                .containsExactly(1.0, 1.0);
    }

    private TimeRange days(int days) {
        return new TimeRange(now.minus(Duration.ofDays(days)), now);
    }

    @Test
    void readsWhatIsNotAddedUpYetInTheFinerResolution() {
        var orders = rows.series("order-service", "production", 1);
        rows.add(Resolution.HOURS, orders, now.minus(Duration.ofHours(50)), 3_600, 7_200, 0, 7_200.0, 0.0, 0.0);
        rows.completeUntil(Resolution.HOURS, now.minus(Duration.ofHours(1)));
        rows.add(Resolution.MINUTES, orders, now.minus(Duration.ofMinutes(90)), 60, 999, 0, 999.0, 0.0, 0.0);
        rows.add(Resolution.MINUTES, orders, now.minus(Duration.ofMinutes(10)), 60, 60, 0, 60.0, 0.0, 0.0);

        var chart = chart(List.of(new Query.Own(Signal.REQUESTS, ALL, By.NOTHING, null)), days(7), false);

        assertThat(chart.step()).isEqualTo(Duration.ofHours(1));
        assertThat(chart.lines().getFirst().total()).as("each moment once").isEqualTo(7_260.0);
    }

    @Test
    void leavesGapsWhereNothingWasMeasured() {
        var orders = rows.series("order-service", "production", 1);
        rows.add(Resolution.MINUTES, orders, now.minus(Duration.ofMinutes(100)), 60, 0, 0, 0.0, 0.0, 0.0);
        rows.completeUntil(Resolution.MINUTES, now);

        var chart = chart(List.of(
                new Query.Own(Signal.RATE, ALL, By.NOTHING, "rate"),
                new Query.Own(Signal.ERROR_RATIO, ALL, By.NOTHING, "errors")));

        assertThat(chart.lines())
                .extracting(Line::label)
                .as("no requests, no share")
                .containsExactly("rate");
        assertThat(chart.lines().getFirst().values().stream().filter(value -> value != null))
                .containsExactly(0.0);
        assertThat(chart.lines().getFirst().values()).hasSize(180);
    }

    @Test
    void setsLastWeekBesideItMomentByMoment() {
        var orders = rows.series("order-service", "production", 1);
        rows.add(Resolution.MINUTES, orders, now.minus(Duration.ofMinutes(60)), 60, 30, 0, 30.0, 0.0, 0.0);
        clock.advance(Duration.ofDays(7));
        open();
        rows.add(Resolution.MINUTES, orders, now.minus(Duration.ofMinutes(60)), 60, 60, 0, 60.0, 0.0, 0.0);
        rows.completeUntil(Resolution.MINUTES, now);

        var chart = chart(List.of(new Query.Own(Signal.RATE, ALL, By.NOTHING, null)), hours(3), true);

        var at = chart.at().indexOf(now.minus(Duration.ofMinutes(60)));
        assertThat(chart.lines().getFirst().values().get(at)).isEqualTo(1.0);
        assertThat(chart.lastWeek().getFirst().values().get(at)).isEqualTo(0.5);
    }

    @Test
    void choosesBySystemOwnerAndType() {
        measureTwo();
        var catalog = new CatalogRows(db);
        catalog.add("component:default/order-service", "Takes orders", "group:default/checkout");
        catalog.add("component:default/storefront", "Sells", "group:default/experience");
        db.execute(
                "update entity set system_ref = 'system:default/shop', type = 'service' where name = 'order-service'");

        assertThat(components(new Selection(List.of(), "shop", "", "", ""))).containsExactly("order-service");
        assertThat(components(new Selection(List.of(), "", "experience", "", "")))
                .containsExactly("storefront");
        assertThat(components(new Selection(List.of(), "", "", "service", ""))).containsExactly("order-service");
        assertThat(components(new Selection(List.of("storefront", "order-service"), "", "checkout", "", "")))
                .containsExactly("order-service");
    }

    @Test
    void choosesReleasesByTheirVersions() {
        measureTwo();
        db.execute("""
                insert into release (id, component, version, commit_sha, artifact_location, artifact_sha256, artifact_bytes, workload,
                        created_by)
                overriding system value
                values (1, 'component:default/order-service', '2.0.0', 'c', 'a', 's', 1, '{}', 'ada')
                """);
        var selection = new Selection(List.of(), "", "", "", "", List.of("2.0.0", "3.0.0"));

        var lines = chart(List.of(new Query.Own(Signal.RATE, selection, By.RELEASE, null)))
                .lines();

        assertThat(lines).extracting(Line::label).containsExactly("order-service 2.0.0");
    }

    private List<String> components(Selection selection) {
        return chart(List.of(new Query.Own(Signal.RATE, selection, By.COMPONENT, null))).lines().stream()
                .map(Line::label)
                .toList();
    }

    @Test
    void putsTheWorstFirst() {
        measureTwo();
        var limits = List.of(new Threshold(0.01, false, Threshold.Level.FAIL));
        var table = new Panel.Table(
                new Head("one", "One", 12, null),
                List.of(
                        new Column(
                                "Rate",
                                new Query.Own(Signal.RATE, Selection.EVERYTHING, By.PLACE, null),
                                Unit.RATE,
                                List.of()),
                        new Column(
                                "Errors",
                                new Query.Own(Signal.ERROR_RATIO, Selection.EVERYTHING, By.PLACE, null),
                                Unit.RATIO,
                                limits)),
                null,
                false);

        var answer = (Answer.Rows) reader.read(table, NONE, hours(3), false);

        assertThat(answer.rows())
                .extracting(row -> row.line().label())
                .containsExactly("storefront in dev", "order-service in production", "storefront in production");
        assertThat(answer.rows().getFirst().numbers()).containsExactly(100.0, 1.0);
        assertThat(answer.rows().getFirst().line().path())
                .isEqualTo("/signals/component/default/storefront?environment=dev");
    }

    @Test
    void listsTheHighestOrTheLowest() {
        measureTwo();

        assertThat(top(1, false)).containsExactly("order-service in production");
        assertThat(top(5, true)).containsExactly("storefront in production", "order-service in production");
    }

    private List<String> top(int limit, boolean lowest) {
        var panel = new Panel.TopList(
                new Head("one", "One", 4, null),
                new Query.Own(Signal.RATE, ALL, By.PLACE, null),
                Unit.RATE,
                List.of(),
                limit,
                lowest);
        return ((Answer.Top) reader.read(panel, NONE, hours(3), false))
                .lines().stream().map(Line::label).toList();
    }

    @Test
    void mapsLatenciesOfDifferentBuckets() {
        var orders = rows.series("order-service", "production", 1, 0.1, 0.3);
        var shop = rows.series("storefront", "production", 2, 0.05, 0.1, 0.3);
        var at = now.minus(Duration.ofMinutes(30));
        rows.add(Resolution.MINUTES, orders, at, 60, 10, 0, 5.0, 4.0, 1.0);
        rows.add(Resolution.MINUTES, shop, at, 60, 10, 0, 1.0, 2.0, 3.0, 4.0);
        rows.completeUntil(Resolution.MINUTES, now);
        var panel =
                new Panel.HeatMap(new Head("one", "One", 8, null), new Query.Own(Signal.P95, ALL, By.NOTHING, null));

        var heat = (Answer.Heat) reader.read(panel, NONE, hours(3), false);

        assertThat(heat.bounds()).as("those that both have").containsExactly(0.1, 0.3);
        assertThat(heat.counts().stream().filter(counts -> counts != null)).containsExactly(List.of(8.0, 7.0, 5.0));
        assertThat(heat.at().size()).isLessThanOrEqualTo(73);
    }

    @Test
    void saysWhyThereIsNothing() {
        measureTwo();

        assertThat(why(new Query.Own(new Counted("deliveries_late_total", Per.HOUR), ALL, By.NOTHING, null)))
                .isEqualTo(
                        "no-data: Nobody counted deliveries_late_total in this time: asked of everything in production.");
        assertThat(why(new Query.Own(Signal.RATE, Selection.of("unheard-of", ""), By.NOTHING, null)))
                .isEqualTo("no-data: Nothing was measured of unheard-of in all environments in this time.");
        var many = new Selection(List.of("one", "two", "three", "four"), "", "", "", "dev");
        assertThat(why(new Query.Own(Signal.RATE, many, By.NOTHING, null)))
                .isEqualTo("no-data: Nothing was measured of one and 3 more in dev in this time.");
        assertThat(why(new Query.Own(Signal.RATE, Selection.of("a:b:c", ""), By.NOTHING, null)))
                .startsWith("wrong: 'a:b:c' is not of the form");
        assertThat(why(new Query.PromQl("up", null)))
                .isEqualTo("not-connected: This panel asks a Prometheus, and none is connected.");
    }

    private String why(Query query) {
        var panel = new Panel.TimeSeries(new Head("one", "One", 6, null), List.of(query), Unit.COUNT, List.of(), false);
        var nothing = (Answer.Nothing) reader.read(panel, NONE, hours(3), false);
        return nothing.why().word() + ": " + nothing.message();
    }

    @Test
    void doesNotWaitForTheDatabaseWithoutEnd() {
        measureTwo();
        db.execute(
                "create or replace function slow() returns boolean language plpgsql as 'begin perform pg_sleep(20); return true; end'");
        db.execute("alter table signal_1m rename to signal_1m_really");
        db.execute("create view signal_1m as select * from signal_1m_really where slow()");
        try {
            assertThat(why(new Query.Own(Signal.RATE, ALL, By.NOTHING, null))).startsWith("slow: It took over 3 s");
        } finally {
            db.execute("drop view signal_1m");
            db.execute("alter table signal_1m_really rename to signal_1m");
        }
    }
}
