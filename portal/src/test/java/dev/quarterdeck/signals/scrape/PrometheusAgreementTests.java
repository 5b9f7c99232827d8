package dev.quarterdeck.signals.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.connector.metrics.RealPrometheus;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.Definition;
import dev.quarterdeck.signals.objective.Evaluation;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.signals.objective.PrometheusRules;
import dev.quarterdeck.signals.objective.Window;
import dev.quarterdeck.signals.rollup.Partitions;
import dev.quarterdeck.signals.rollup.Rollups;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same readings, given to a real Prometheus and to the portal, lead to the same answers. Two replicas for an hour: one
 * is started anew in the middle, with counters that begin at zero.
 */
@SignalsTest
class PrometheusAgreementTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");
    private static final double[] ENDS = {0.05, 0.1, 0.25, 0.5, 1, Double.POSITIVE_INFINITY};
    private static final int STEP = 10;
    private static final int ROUNDS = 360;

    @TempDir
    Path folder;

    @Autowired
    SignalRepository samples;

    @Autowired
    Partitions partitions;

    @Autowired
    Rollups rollups;

    @Autowired
    Signals signals;

    @Autowired
    Objectives objectives;

    @Autowired
    Evaluation evaluation;

    @Autowired
    Environments environments;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    JsonMapper json;

    private final Random random = new Random(25);
    private final StringBuilder openMetrics = new StringBuilder();
    private Instant begin = Instant.EPOCH;

    @BeforeEach
    void findPrometheus() {
        RealPrometheus.assumeThere();
        partitions.tend();
    }

    /** What one replica has counted so far. */
    private static final class Counted {
        private final double[] buckets = new double[ENDS.length];
        private double errors;
        private double cpu;
        private int startedAt;
    }

    @Test
    void answersWhatPrometheusAnswers() throws Exception {
        measure();
        var end = begin.plusSeconds((long) ROUNDS * STEP);
        var ours = Objects.requireNonNull(
                signals.history(ORDERS, "production", new TimeRange(begin, end)).total());

        try (var prometheus = RealPrometheus.of(folder, openMetrics.toString())) {
            agree(prometheus, end, ours);
            agreeAboutBudgets(prometheus, end);
        }

        clock.advance(Duration.ofHours(5));
        rollups.rollUp();
        var later =
                signals.history(ORDERS, "production", new TimeRange(begin.minus(Duration.ofDays(5)), clock.instant()));
        var coarse = Objects.requireNonNull(later.total());
        assertThat(coarse.requests()).isCloseTo(ours.requests(), Percentage.withPercentage(0.0001));
        assertThat(coarse.latency(0.95)).isCloseTo(ours.latency(0.95), Percentage.withPercentage(0.0001));
    }

    /** Of an objective, as its budget is reckoned here, and as the rules that it is written as reckon it. */
    private void agreeAboutBudgets(RealPrometheus prometheus, Instant end) throws Exception {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        new CatalogRows(db).add(ORDERS.toString(), "Takes orders", null);
        clock.advance(Duration.ofSeconds(30));
        rollups.rollUp();
        for (var indicator : List.of(new Availability(), new Latency(Duration.ofMillis(250)))) {
            var name = indicator.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            objectives.define(
                    new Definition(
                            name,
                            name,
                            null,
                            ORDERS,
                            "production",
                            indicator,
                            0.99,
                            Window.rolling("30d"),
                            null,
                            List.of()),
                    "ada");
            evaluation.evaluate();
            var ours = objectives.standing(objectives.get(name));

            // the readings stand there without the labels by which a whole company's are told apart
            var query = PrometheusRules.errorRatio(objectives.get(name).definition(), Duration.ofHours(1))
                    .orElseThrow()
                    .replaceAll("component=\"[^\"]*\",environment=\"[^\"]*\",", "");
            var theirs = ask(prometheus, query, end);
            assertThat(ours.burn().get(Duration.ofHours(1)))
                    .as(name)
                    .isCloseTo(theirs / 0.01, Percentage.withPercentage(0.1));
            assertThat(ours.budget()).isCloseTo(1 - theirs / 0.01, Percentage.withPercentage(0.1));
        }
    }

    private void agree(RealPrometheus prometheus, Instant end, Measure ours) throws Exception {
        var hour = ROUNDS * STEP + "s";
        var requests = ask(prometheus, "sum(increase(http_requests_total[%s]))".formatted(hour), end);
        var errors = ask(
                prometheus,
                "sum(increase(http_requests_total{status=\"500\"}[%1$s])) / sum(increase(http_requests_total[%1$s]))"
                        .formatted(hour),
                end);
        assertThat(ours.requests()).isCloseTo(requests, Percentage.withPercentage(0.1));
        assertThat(ours.errorRatio()).isCloseTo(errors, Percentage.withPercentage(0.1));
        for (var share : new double[] {0.5, 0.95, 0.99}) {
            var quantile = ask(
                    prometheus,
                    "histogram_quantile(%s, sum by (le) (increase(http_request_duration_seconds_bucket[%s])))"
                            .formatted(share, hour),
                    end);
            assertThat(ours.latency(share)).as("share %s", share).isCloseTo(quantile, Percentage.withPercentage(0.1));
        }
        var cores = ask(prometheus, "sum(rate(process_cpu_seconds_total[%s]))".formatted(hour), end);
        assertThat(ours.cores()).isCloseTo(cores, Percentage.withPercentage(0.1));
        assertThat(ours.seconds()).isEqualTo(ROUNDS * STEP, within(0.01));
    }

    /** Each round reads both replicas, as a scraper would, and writes down what Prometheus is given. */
    private void measure() throws IOException {
        begin = Instant.ofEpochSecond(clock.instant().getEpochSecond() / 3600 * 3600);
        var replicas = new Counted[] {new Counted(), new Counted()};
        var before = new HashMap<Integer, Reading>();
        for (var round = 0; round <= ROUNDS; round++) {
            var at = begin.plusSeconds((long) round * STEP);
            if (round == ROUNDS / 2) {
                replicas[1] = new Counted();
                replicas[1].startedAt = round;
            }
            Sample sum = null;
            for (var replica = 0; replica < replicas.length; replica++) {
                work(replicas[replica]);
                var reading = ReadingParser.parse(
                        new BufferedReader(new StringReader(text(replicas[replica]))), (double) at.getEpochSecond());
                note(replica, replicas[replica], at);
                var last = before.put(replica, reading);
                var sample = last == null ? null : Sample.between(last, reading).orElseThrow();
                sum = sum == null ? sample : sample == null ? sum : sum.plus(sample);
            }
            if (sum != null) {
                samples.write(
                        at.minusSeconds(STEP),
                        Map.of(new SeriesKey(ORDERS.toString(), "production", 7, sum.bounds()), sum));
            }
        }
        clock.advance(Duration.between(clock.instant(), begin.plusSeconds((long) ROUNDS * STEP)));
    }

    private void work(Counted counted) {
        for (var request = random.nextInt(80); request > 0; request--) {
            var took = -0.08 * Math.log(1 - random.nextDouble());
            for (var bucket = 0; bucket < ENDS.length; bucket++) {
                counted.buckets[bucket] += took <= ENDS[bucket] ? 1 : 0;
            }
            counted.errors += random.nextInt(50) == 0 ? 1 : 0;
        }
        counted.cpu += random.nextDouble();
    }

    private static String text(Counted counted) {
        var total = counted.buckets[ENDS.length - 1];
        var text = new StringBuilder("process_start_time_seconds %d\n".formatted(counted.startedAt));
        text.append("http_requests_total{status=\"200\"} %s\n".formatted(total - counted.errors));
        text.append("http_requests_total{status=\"500\"} %s\n".formatted(counted.errors));
        for (var bucket = 0; bucket < ENDS.length; bucket++) {
            text.append("http_request_duration_seconds_bucket{le=\"%s\"} %s\n"
                    .formatted(end(bucket), counted.buckets[bucket]));
        }
        text.append("http_request_duration_seconds_count %s\n".formatted(total));
        return text.append("process_cpu_seconds_total %s\n".formatted(counted.cpu))
                .toString();
    }

    private static String end(int bucket) {
        return Double.isInfinite(ENDS[bucket]) ? "+Inf" : Double.toString(ENDS[bucket]);
    }

    /** In OpenMetrics, of which promtool makes blocks of Prometheus' own database. */
    private void note(int replica, Counted counted, Instant at) {
        for (var line : text(counted).split("\n", -1)) {
            if (!line.isEmpty()) {
                var space = line.lastIndexOf(' ');
                var name = line.substring(0, space);
                var labels = name.contains("{")
                        ? name.replace("}", ",replica=\"%d\"}".formatted(replica))
                        : name + "{replica=\"%d\"}".formatted(replica);
                openMetrics
                        .append(labels)
                        .append(line.substring(space))
                        .append(' ')
                        .append(at.getEpochSecond())
                        .append('\n');
            }
        }
    }

    private double ask(RealPrometheus prometheus, String query, Instant at) throws IOException, InterruptedException {
        var address = prometheus.address()
                + "/api/v1/query?time=%d&query=%s"
                        .formatted(at.getEpochSecond(), URLEncoder.encode(query, StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            JsonNode answer =
                    json.readTree(client.send(request, BodyHandlers.ofString()).body());
            return Double.parseDouble(answer.at("/data/result/0/value/1").asString());
        }
    }
}
