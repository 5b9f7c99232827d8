package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.OBJECTIVE_MINUTE;
import static dev.quarterdeck.signals.objective.ObjectiveRows.ORDERS;
import static dev.quarterdeck.signals.objective.ObjectiveRows.available;
import static dev.quarterdeck.signals.objective.ObjectiveRows.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.catalog.scorecard.Fact;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.Indicator.Comparison;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Signal;
import dev.quarterdeck.signals.objective.Indicator.Threshold;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import dev.quarterdeck.signals.rollup.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignalsTest
class ObjectivesTests {

    private static final String WHY = "The network of the host was mended";

    @Autowired
    Objectives objectives;

    @Autowired
    Corrections corrections;

    @Autowired
    Evaluation evaluation;

    @Autowired
    Counting counting;

    @Autowired
    BudgetHistory history;

    @Autowired
    Reports reports;

    @Autowired
    Environments environments;

    @Autowired
    Partitions partitions;

    @Autowired
    ObjectiveFactQuery facts;

    @Autowired
    AuditQuery audit;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private ObjectiveRows rows;
    private CatalogRows catalog;

    @BeforeEach
    void open() {
        partitions.tend();
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        catalog = new CatalogRows(db);
        catalog.add(ORDERS.toString(), "Takes orders", "group:default/checkout");
        rows = new ObjectiveRows(db, ORDERS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /** An hour of 100 requests a minute up to now, of which {@code bad} fail in each. */
    private void hour(double bad) {
        for (var minute = 60; minute > 0; minute--) {
            rows.minute(now().minus(Duration.ofMinutes(minute)), 100, bad, bad * 2);
        }
        rows.completeUntil(now());
    }

    private Standing standing(Definition definition) {
        assertThat(objectives.define(definition, "ada")).isEqualTo(new Done());
        evaluation.evaluate();
        return objectives.standing(objectives.get(definition.name()));
    }

    @Test
    void areFactsForScorecards() {
        assertThat(facts.factsOf(List.of(ORDERS))).isEmpty();

        standing(available("orders", 0.999, List.of()));
        assertThat(facts.factsOf(List.of(ORDERS)).get(ORDERS))
                .containsExactly(
                        new Fact("objectives", "1", "orders: not measured"),
                        new Fact("objectives.met", null, "orders: not measured"));

        hour(0);
        standing(available("payments", 0.99, List.of()));
        assertThat(facts.factsOf(List.of(ORDERS)).get(ORDERS))
                .extracting(Fact::name, Fact::value)
                .containsExactly(tuple("objectives", "2"), tuple("objectives.met", "true"));
    }

    @Test
    void thatAreUsedUpAreNotMet() {
        hour(50);
        standing(available("orders", 0.999, List.of()));

        assertThat(facts.factsOf(List.of(ORDERS)).get(ORDERS))
                .contains(new Fact("objectives.met", "false", "orders: out of budget"));
    }

    @Test
    void countsWhatWasMeasuredBeforeItWasMade() {
        hour(0.05);

        var standing = standing(available("orders", 0.999, List.of()));

        assertThat(standing.tally().total()).isEqualTo(6_000, within(1e-6));
        assertThat(standing.tally().bad()).isEqualTo(3, within(1e-6));
        assertThat(standing.reached()).isEqualTo(0.9995, within(1e-9));
        assertThat(standing.budget()).as("3 of 6 that may fail").isEqualTo(0.5, within(1e-6));
        assertThat(standing.burn().get(Duration.ofHours(1))).isEqualTo(0.5, within(1e-6));
        assertThat(standing.state()).isEqualTo(Standing.State.WITHIN);
        assertThat(standing.measuredAt()).isEqualTo(now());
    }

    @Test
    void countsEachMinuteOnce() {
        hour(1);
        standing(available("orders", 0.9, List.of()));
        evaluation.evaluate();
        clock.advance(Duration.ofMinutes(1));
        rows.minute(now().minus(Duration.ofMinutes(1)), 100, 0, 0);
        rows.completeUntil(now());
        evaluation.evaluate();
        evaluation.evaluate();

        assertThat(objectives.standing(objectives.get("orders")).tally().total())
                .isEqualTo(6_100, within(1e-6));
    }

    /** The more components are counted together, the shorter is the time that is counted at once. */
    @Test
    void losesNothingBetweenTheChunksOfALongTime() {
        for (var other = 0; other < 20; other++) {
            var component = EntityRef.component("other-" + other);
            catalog.add(component.toString(), "", null);
            objectives.define(
                    new Definition(
                            "other-" + other,
                            "Other",
                            null,
                            component,
                            "production",
                            new Indicator.Availability(),
                            0.9,
                            Window.rolling("30d"),
                            null,
                            List.of()),
                    "ada");
        }
        var first = now().minus(Duration.ofDays(9));
        partitions(first);
        for (var minute = 0; minute < 9 * 1_440; minute += 7) {
            rows.minute(first.plus(Duration.ofMinutes(minute)), 100, 1, 0);
        }
        rows.completeUntil(now());

        var standing = standing(available("orders", 0.9, List.of()));

        assertThat(standing.tally().total()).isEqualTo(100.0 * Math.ceilDiv(9 * 1_440, 7), within(1e-3));
    }

    /** Of every day since then, which a portal that runs makes as time goes by. */
    private void partitions(Instant first) {
        var day = Resolution.MINUTES.partition().toSeconds();
        for (var begin = first.getEpochSecond() / day * day; begin < now().getEpochSecond(); begin += day) {
            db.execute("create table if not exists signal_1m_%d partition of signal_1m for values from ('%s') to ('%s')"
                    .formatted(begin, Instant.ofEpochSecond(begin), Instant.ofEpochSecond(begin + day)));
        }
    }

    @Test
    void countsRequestsAnsweredInTime() {
        hour(1);

        var standing = standing(definition("fast", new Latency(Duration.ofMillis(300)), 0.95, "30d", null, List.of()));

        assertThat(standing.reached()).as("two of a hundred are slow").isEqualTo(0.98, within(1e-9));
    }

    @Test
    void countsMinutesInWhichASignalKeepsItsLimit() {
        for (var minute = 10; minute > 0; minute--) {
            rows.minute(now().minus(Duration.ofMinutes(minute)), 100, minute <= 3 ? 5 : 0, 0);
        }
        rows.completeUntil(now());

        var standing = standing(definition(
                "errors", new Threshold(Signal.ERROR_RATIO, Comparison.LTE, 0.01), 0.5, "30d", null, List.of()));

        assertThat(standing.tally()).isEqualTo(new Tally(7, 10));
    }

    @Test
    void countsSlicesOfTime() {
        for (var minute = 20; minute > 0; minute--) {
            rows.minute(now().minus(Duration.ofMinutes(minute)), 100, minute == 7 ? 60 : 0, 0);
        }
        rows.completeUntil(now());

        var whole = standing(definition(
                "sliced",
                new Indicator.Availability(),
                0.5,
                "30d",
                new Slices(Duration.ofMinutes(5), 0.95),
                List.of()));
        assertThat(whole.tally())
                .as("one of four slices has fewer than 95 % good")
                .isEqualTo(new Tally(3, 4));

        var ratio = standing(definition(
                "by-ratio",
                new Indicator.Availability(),
                0.5,
                "30d",
                new Slices(Duration.ofMinutes(5), null),
                List.of()));
        assertThat(ratio.tally().good()).isEqualTo(3 + 440 / 500.0, within(1e-9));
    }

    @Test
    void saysWhatNobodyMeasured() {
        rows.completeUntil(now());

        var standing = standing(available("orders", 0.999, List.of()));

        assertThat(standing.state()).isEqualTo(Standing.State.NOT_MEASURED);
        assertThat(standing.budget()).isNull();
        assertThat(standing.reached()).isNull();
        assertThat(standing.burn()).isEmpty();
    }

    @Test
    void makesNothingOfTooLittle() {
        rows.minute(now().minus(Duration.ofMinutes(2)), 100, 5, 0);
        rows.completeUntil(now());

        var standing = standing(available("orders", 0.999, List.of(new PolicyStep(0, "Owner", "Mend it", true))));

        assertThat(standing.state()).as("a tenth of a request may fail").isEqualTo(Standing.State.TOO_LITTLE);
        assertThat(standing.budget()).isNegative();
        assertThat(objectives.alerts(objectives.get("orders"))).isEmpty();
        assertThat(objectives.gates(ORDERS, "production"))
                .extracting(BudgetGate::passed)
                .containsExactly(true);
    }

    @Test
    void alertsWhileBothWindowsBurn() {
        hour(5);
        var standing = standing(available("orders", 0.999, List.of()));
        assertThat(standing.state()).isEqualTo(Standing.State.SPENT);
        var objective = objectives.get("orders");
        assertThat(objectives.alerts(objective))
                .extracting(BurnAlert::endedAt)
                .hasSize(4)
                .containsOnlyNulls();
        evaluation.evaluate();
        assertThat(objectives.alerts(objective)).as("told once").hasSize(4);

        clock.advance(Duration.ofMinutes(10));
        for (var minute = 10; minute > 0; minute--) {
            rows.minute(now().minus(Duration.ofMinutes(minute)), 100, 0, 0);
        }
        rows.completeUntil(now());
        evaluation.evaluate();
        assertThat(objectives.alerts(objective))
                .filteredOn(alert -> alert.endedAt() != null)
                .as("the short window of five minutes is quiet again")
                .extracting(BurnAlert::longWindow)
                .containsExactly(Duration.ofHours(1));
    }

    @Test
    void holdsReleasesOnceItsPolicySaysSo() {
        var step = new PolicyStep(0.6, "Owner", "Mend it", true);
        assertThat(objectives.gates(ORDERS, "production")).isEmpty();
        hour(0.05);
        standing(available("orders", 0.999, List.of(step)));

        var gates = objectives.gates(ORDERS, "production");
        assertThat(gates).extracting(BudgetGate::passed).containsExactly(false);
        assertThat(gates.getFirst().value()).isEqualTo("50 % left");
        assertThat(gates.getFirst().demand()).isEqualTo("60 % left");
        assertThat(objectives.gates(ORDERS, "staging")).isEmpty();
    }

    @Test
    void leavesOutWhatSomebodyElseAgreedTo() {
        hour(1);
        standing(available("orders", 0.99, List.of()));
        var objective = objectives.get("orders");
        var half = new TimeRange(now().minus(Duration.ofMinutes(30)), now());

        assertThat(corrections.ask(objective, half, "short", "ada")).isInstanceOf(Refused.class);
        assertThat(corrections.ask(objective, half, WHY, "ada")).isEqualTo(new Done());
        var asked = corrections.of(objective).getFirst();
        assertThat(objectives.standing(objective).tally().total()).isEqualTo(6_000, within(1e-6));
        assertThat(corrections.decide(objective, asked.id(), true, WHY, "ada"))
                .as("by whoever asked")
                .isInstanceOf(Refused.class);

        standing(available("another", 0.99, List.of()));
        assertThatThrownBy(() -> corrections.decide(objectives.get("another"), asked.id(), true, WHY, "grace"))
                .as("of another objective")
                .isInstanceOf(NotFound.class);
        assertThat(corrections.decide(objective, asked.id(), true, WHY, "grace"))
                .isEqualTo(new Done());
        assertThat(corrections.decide(objective, asked.id(), false, WHY, "linus"))
                .isInstanceOf(Refused.class);

        assertThat(objectives.standing(objective).tally().total()).isEqualTo(3_000, within(1e-6));
        assertThat(history.leftOut(objective, asked).bad()).isEqualTo(30, within(1e-6));
        assertThat(recorded("objective-correction.agreed"))
                .extracting(AuditRecord::actor)
                .containsExactly("grace");
    }

    @Test
    void staysExactWhenMinutesAreForgotten() {
        hour(1);
        standing(available("orders", 0.99, List.of()));
        var objective = objectives.get("orders");
        var half = new TimeRange(now().minus(Duration.ofMinutes(30)), now());
        corrections.ask(objective, half, WHY, "ada");
        corrections.decide(objective, corrections.of(objective).getFirst().id(), true, WHY, "grace");

        clock.advance(Duration.ofDays(5));
        rows.completeUntil(now());
        partitions.tend();
        evaluation.evaluate();
        counting.forget();

        assertThat(db.fetchCount(OBJECTIVE_MINUTE)).isZero();
        var standing = objectives.standing(objectives.get("orders"));
        assertThat(standing.tally().total()).isEqualTo(3_000, within(1e-6));
        assertThat(standing.measuredAt()).isEqualTo(now().minus(Duration.ofDays(5)));
        assertThat(standing.burn()).as("of the last hours").isEmpty();
    }

    @Test
    void countsAnewOnlyIfSomethingElseCounts() {
        hour(1);
        standing(available("orders", 0.99, List.of()));

        assertThat(objectives.change("orders", 1, available("orders", 0.9, List.of()), "grace"))
                .isEqualTo(new Done());
        assertThat(objectives.standing(objectives.get("orders")).budget()).isEqualTo(0.9, within(1e-6));
        assertThat(objectives.change("orders", 1, available("orders", 0.8, List.of()), "linus"))
                .as("of a version that is no longer there")
                .isEqualTo(new Refused("grace changed it meanwhile; look at version 2, then change that"));

        var fast = definition("orders", new Latency(Duration.ofMillis(300)), 0.9, "30d", null, List.of());
        assertThat(objectives.change("orders", 2, fast, "grace")).isEqualTo(new Done());
        evaluation.evaluate();
        assertThat(objectives.standing(objectives.get("orders")).tally().bad()).isEqualTo(120, within(1e-6));
    }

    @Test
    void listsTheLeastBudgetFirst() {
        hour(1);
        standing(available("narrow", 0.995, List.of()));
        standing(available("wide", 0.9, List.of()));
        standing(available("spent", 0.999, List.of()));

        var first = objectives.page(ObjectiveFilter.ALL, null, 2);
        var next = objectives.page(ObjectiveFilter.ALL, first.next(), 2);
        assertThat(first.items()).extracting(row -> row.objective().name()).containsExactly("spent", "narrow");
        assertThat(next.items()).extracting(row -> row.objective().name()).containsExactly("wide");
        assertThat(next.next()).isNull();
        assertThat(first.items().getFirst().owner()).hasToString("group:default/checkout");
        assertThat(objectives
                        .page(new ObjectiveFilter("WIDE", "within", null, "production"), null, 5)
                        .items())
                .hasSize(1);
        assertThat(objectives.counts()).containsEntry(Standing.State.SPENT, 2).containsEntry(Standing.State.WITHIN, 1);
    }

    @Test
    void tellsWhatBecameOfTheBudget() {
        hour(1);
        standing(available("orders", 0.9, List.of()));
        var objective = objectives.get("orders");

        var points = history.points(objective);
        assertThat(points.getFirst().budget()).as("nothing had counted yet").isNull();
        assertThat(points.getFirst().at()).as("only the part that tells").isAfter(now().minus(Duration.ofHours(6)));
        assertThat(points.getLast().budget()).isEqualTo(0.9, within(1e-6));
        var burnt = history.burnt(objective, List.of());
        assertThat(burnt).hasSize(1);
        assertThat(burnt.getFirst().share()).isEqualTo(0.1, within(1e-6));
    }

    @Test
    void reportsAMonth() {
        hour(1);
        standing(available("orders", 0.9, List.of()));
        standing(available("strict", 0.999, List.of()));
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));

        var report = reports.of(month, Reports.By.TEAM);

        assertThat(report.groups()).extracting(Report.Group::name).containsExactly("checkout");
        var group = report.groups().getFirst();
        assertThat(group.met()).isEqualTo(1);
        assertThat(group.measured()).isEqualTo(2);
        var strict = group.lines().get(1);
        assertThat(strict.isMet()).isFalse();
        assertThat(strict.reached()).isEqualTo(0.99, within(1e-9));
        assertThat(strict.pages()).as("six times too fast, but not 14.4 times").isEqualTo(1);
        assertThat(strict.reachedBefore()).isNull();
    }

    @Test
    void isOnRecordWhoeverMadeAndRemovedIt() {
        rows.completeUntil(now());
        standing(available("orders", 0.9, List.of()));
        assertThat(objectives.define(available("orders", 0.8, List.of()), "grace"))
                .isEqualTo(new Refused("Name: there is an objective named orders already"));
        assertThat(objectives.remove("orders", "no", "grace")).isInstanceOf(Refused.class);
        assertThat(objectives.remove("orders", WHY, "grace")).isEqualTo(new Done());

        assertThat(objectives.all()).isEmpty();
        assertThat(recorded("objective.defined")).extracting(AuditRecord::actor).containsExactly("ada");
        var removed = Objects.requireNonNull(recorded("objective.removed").getFirst());
        assertThat(removed.reason()).isEqualTo(WHY);
        assertThat(removed.detail()).containsEntry("asks for", "90 % succeed");
    }

    private List<AuditRecord> recorded(String action) {
        return audit.page(new AuditFilter(null, action, null, null), null, 10).items();
    }
}
