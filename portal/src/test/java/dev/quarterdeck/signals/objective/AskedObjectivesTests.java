package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.signals.objective.ObjectiveRows.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.connector.metrics.RealPrometheus;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.ConnectedPrometheus;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Objectives that a real Prometheus measures: two replicas for two hours, read every 15 s; one of them begins anew in the
 * middle. Nothing was read for ten minutes.
 */
@SignalsTest
@Import(ConnectedPrometheus.class)
class AskedObjectivesTests {

    private static final Instant BEGIN = Instant.parse("2026-03-17T10:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final String SLO = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: orders-accepted, displayName: Orders accepted}
            spec:
              service: order-service
              indicator:
                metadata: {name: accepted}
                spec:
                  ratioMetric:
                    counter: true
                    good:
                      metricSource:
                        type: Prometheus
                        spec: {query: 'sum(http_requests_total{code!~"5.."})'}
                    total:
                      metricSource:
                        type: Prometheus
                        spec: {query: sum(http_requests_total)}
              timeWindow: [{duration: 30d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{displayName: Good, target: 0.99}]
            """;

    @TempDir
    Path folder;

    @Autowired
    OpenSloFiles files;

    @Autowired
    Objectives objectives;

    @Autowired
    Evaluation evaluation;

    @Autowired
    AskedCounting counting;

    @Autowired
    TallyRepository tallies;

    @Autowired
    ConnectedPrometheus main;

    @Autowired
    Environments environments;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @BeforeEach
    void open() {
        RealPrometheus.assumeThere();
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        new CatalogRows(db).add(ORDERS.toString(), "Takes orders", "group:default/checkout");
        var end = BEGIN.plus(LENGTH).plus(Duration.ofMinutes(1));
        clock.advance(Duration.between(clock.instant(), end));
    }

    @AfterEach
    void close() {
        main.disconnect();
    }

    /** What each replica has counted so far, by what it answered. */
    private static String measured() {
        var random = new Random(4);
        var lines = new TreeMap<String, StringBuilder>();
        for (var replica : List.of("a", "b")) {
            var counted = new TreeMap<>(Map.of("200", 0.0, "500", 0.0));
            for (var second = 0; second <= LENGTH.toSeconds(); second += 15) {
                if (replica.equals("b") && second == 3_600 + 45) {
                    counted.replaceAll((_, _) -> 0.0);
                }
                counted.merge("200", (double) random.nextInt(100), Double::sum);
                counted.merge("500", random.nextInt(20) == 0 ? 12.0 : 0, Double::sum);
                if (second > 1_200 && second <= 1_800) {
                    continue;
                }
                for (var code : counted.entrySet()) {
                    lines.computeIfAbsent(replica + code.getKey(), _ -> new StringBuilder())
                            .append("http_requests_total{replica=\"%s\",code=\"%s\"} %s %d%n"
                                    .formatted(
                                            replica, code.getKey(), code.getValue(), BEGIN.getEpochSecond() + second));
                }
            }
        }
        return String.join("", lines.values());
    }

    private Tally between(Instant from, Instant to) {
        var id = objectives.get("orders-accepted").id();
        var before = tallies.before(List.of(new TallyKey(id, from), new TallyKey(id, to)));
        return before.get(new TallyKey(id, to)).minus(before.get(new TallyKey(id, from)));
    }

    @Test
    void countsWhatPrometheusCounts() throws Exception {
        files.importAll(SLO, "ada");
        try (var prometheus = RealPrometheus.of(folder, measured())) {
            main.connect(prometheus.address());
            evaluation.ask();
            evaluation.evaluate();

            // the second hour has no gap: there Prometheus' own answer is of the same
            var end = BEGIN.plus(LENGTH);
            var ours = between(end.minus(HOUR), end);
            var total = main.at("sum(increase(http_requests_total[1h]))", end)
                    .getFirst()
                    .values()
                    .get(end);
            var bad = main.at("sum(increase(http_requests_total{code=\"500\"}[1h]))", end)
                    .getFirst()
                    .values()
                    .get(end);
            assertThat(ours.total()).isCloseTo(total, Percentage.withPercentage(0.1));
            assertThat(ours.bad()).isCloseTo(bad, Percentage.withPercentage(0.1));

            var standing = objectives.standing(objectives.get("orders-accepted"));
            assertThat(standing.burn().get(HOUR)).isCloseTo(bad / total / 0.01, Percentage.withPercentage(0.1));
            assertThat(objectives.problem(objectives.get("orders-accepted"))).isEmpty();
        }
    }

    @Test
    void countsNothingTwiceAndNothingThatNobodyMeasured() throws Exception {
        files.importAll(SLO, "ada");
        try (var prometheus = RealPrometheus.of(folder, measured())) {
            main.connect(prometheus.address());
            evaluation.ask();
            var all = between(BEGIN.minus(HOUR), BEGIN.plus(LENGTH));
            evaluation.ask();
            evaluation.evaluate();
            assertThat(between(BEGIN.minus(HOUR), BEGIN.plus(LENGTH))).isEqualTo(all);

            assertThat(between(BEGIN.plusSeconds(1_200), BEGIN.plusSeconds(1_800)))
                    .as("the source read nothing")
                    .isEqualTo(Tally.NONE);
            assertThat(between(BEGIN.minus(HOUR), BEGIN)).isEqualTo(Tally.NONE);
        }
    }

    @Test
    void catchesUpWithASourceThatWasAway() throws Exception {
        files.importAll(SLO, "ada");
        evaluation.ask();
        assertThat(objectives.problem(objectives.get("orders-accepted")))
                .hasValueSatisfying(problem -> assertThat(problem.message()).contains("is away"));
        var until = objectives.get("orders-accepted").talliedUntil();
        evaluation.evaluate();
        assertThat(objectives.get("orders-accepted").talliedUntil())
                .as("nothing passes uncounted")
                .isEqualTo(until);

        try (var prometheus = RealPrometheus.of(folder, measured())) {
            main.connect(prometheus.address());
            evaluation.ask();
            assertThat(objectives.problem(objectives.get("orders-accepted"))).isEmpty();
            assertThat(between(BEGIN, BEGIN.plus(LENGTH)).total()).isPositive();
        }
    }

    @Test
    void saysWhatIsWrongWithAQuery() throws Exception {
        files.importAll(SLO.replace("sum(http_requests_total)", "sum(http_requests_total"), "ada");
        try (var prometheus = RealPrometheus.of(folder, measured())) {
            main.connect(prometheus.address());
            evaluation.ask();
            assertThat(objectives.problem(objectives.get("orders-accepted")))
                    .hasValueSatisfying(problem -> assertThat(problem.message()).contains("parse error"));
        }
    }

    @Test
    void countsByRatesByReadySharesAndByLimits() throws Exception {
        var questions = Map.of(
                "by-rate",
                new Question.Share(
                        "sum(rate(http_requests_total{code=\"200\"}[{{.window}}]))",
                        true,
                        "sum(rate(http_requests_total[{{.window}}]))",
                        false),
                "ready",
                new Question.Ready(
                        "sum(rate(http_requests_total{code=\"500\"}[1m])) / sum(rate(http_requests_total[1m]))", false),
                "limit",
                new Question.Limit("sum(rate(http_requests_total[1m]))", Indicator.Comparison.GTE, 0.001));
        try (var prometheus = RealPrometheus.of(folder, measured())) {
            main.connect(prometheus.address());
            var end = BEGIN.plus(LENGTH);
            for (var question : questions.entrySet()) {
                var minutes = minutes(new Asked("main", question.getValue()), end.minus(HOUR), end);
                var sum = minutes.values().stream().reduce(Tally.NONE, Tally::plus);
                var total = main.at("sum(increase(http_requests_total[1h]))", end)
                        .getFirst()
                        .values()
                        .get(end);
                var bad = main.at("sum(increase(http_requests_total{code=\"500\"}[1h]))", end)
                        .getFirst()
                        .values()
                        .get(end);
                switch (question.getKey()) {
                    case "by-rate" -> {
                        // a rate of each minute guesses at what lies between the minutes
                        assertThat(sum.total()).isCloseTo(total, Percentage.withPercentage(5));
                        assertThat(sum.bad()).isCloseTo(bad, Percentage.withPercentage(20));
                    }
                    case "ready" -> {
                        assertThat(sum.total()).isEqualTo(60);
                        assertThat(sum.bad() / 60).isEqualTo(bad / total, within(0.005));
                    }
                    default -> assertThat(sum).isEqualTo(new Tally(60, 60));
                }
            }
        }
    }

    @Autowired
    Asking asking;

    private Map<Instant, Tally> minutes(Asked asked, Instant from, Instant to) {
        var definition = ObjectiveRows.definition("asked", asked, 0.99, "30d", null, List.of());
        return asking.minutes(new Objective(1, definition, 1, "ada", BEGIN, from), from, to);
    }
}
