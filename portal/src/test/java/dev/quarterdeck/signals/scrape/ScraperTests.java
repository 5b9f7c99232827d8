package dev.quarterdeck.signals.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.TestHost;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.rollup.Partitions;
import dev.quarterdeck.signals.rollup.Rollups;
import dev.quarterdeck.workloads.MeasuredReplica;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of replicas over real HTTP. */
@SignalsTest
class ScraperTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** By a clock that is ahead. */
    private static final Instant STARTED = Instant.parse("2026-03-17T12:01:00Z");

    @Autowired
    Scraper scraper;

    @Autowired
    Signals signals;

    @Autowired
    Rollups rollups;

    @Autowired
    Partitions partitions;

    @Autowired
    TestClock clock;

    private final Map<String, TestHost> hosts = new HashMap<>();
    private final AtomicInteger counted = new AtomicInteger();
    private volatile long startedAt = 1;

    @BeforeEach
    void listen() throws Exception {
        partitions.tend();
        scraper.scrape(List.of(), INTERVAL);
        for (var behaviour : List.of("good", "html", "broken", "large", "slow", "many", "skewed")) {
            hosts.put(behaviour, new TestHost(exchange -> answer(behaviour, exchange)));
        }
    }

    @AfterEach
    void close() {
        hosts.values().forEach(TestHost::close);
    }

    private void answer(String behaviour, HttpExchange exchange) throws IOException {
        switch (behaviour) {
            case "good" -> TestHost.answer(exchange, 200, metrics().getBytes(UTF_8));
            case "html" -> TestHost.answer(exchange, 200, "<html>http_requests_total{".getBytes(UTF_8));
            case "broken" -> TestHost.answer(exchange, 500, new byte[0]);
            case "many" -> TestHost.answer(exchange, 200, many());
            case "skewed" -> TestHost.answer(exchange, 200, skewed().getBytes(UTF_8));
            case "large" -> TestHost.answer(exchange, 200, new byte[9_000_000]);
            default -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('#');
                exchange.getResponseBody().flush();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(6));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String metrics() {
        var requests = counted.get();
        return """
                process_start_time_seconds %d
                http_requests_total{route="/orders",status="200"} %d
                http_requests_total{route="/orders",status="500"} %d
                http_request_duration_seconds_bucket{route="/orders",le="0.1"} %d
                http_request_duration_seconds_bucket{route="/orders",le="+Inf"} %d
                orders_placed_total %d
                """.formatted(startedAt, requests - requests / 10, requests / 10, requests / 2, requests, requests / 5);
    }

    @Test
    void keepsWhatHappenedBetweenTwoReadings() throws InterruptedException {
        var begin = clock.instant();
        counted.set(1_000);
        round("good");
        counted.set(1_100);
        round("good");
        counted.set(1_300);
        round("good");

        var total = lately();
        assertThat(total.requests()).isEqualTo(300);
        assertThat(total.errors()).isEqualTo(30);
        assertThat(total.rate()).isEqualTo(15, within(0.01));
        assertThat(total.errorRatio()).isEqualTo(0.1, within(1e-9));
        assertThat(total.latency(0.5)).isEqualTo(0.1, within(1e-9));
        assertThat(total.counters()).containsEntry("orders_placed_total", 60.0);
        assertThat(total.cpu()).isNull();

        var history =
                signals.history(ORDERS, "production", new TimeRange(begin.minusSeconds(10), begin.plusSeconds(60)));
        assertThat(history.all().getFirst())
                .as("nothing came before the first reading")
                .isNull();
        assertThat(history.all().get(5)).as("nobody measured that time").isNull();
        assertThat(history.releases()).containsOnlyKeys(7L);
    }

    @Test
    void countsFromZeroWhenAReplicaBeganAnew() throws InterruptedException {
        counted.set(1_000);
        round("good");
        startedAt = 2;
        counted.set(1_500);
        round("good");
        counted.set(40);
        round("good");
        assertThat(lately().requests()).isEqualTo(1_540);
    }

    /** Its clock is a minute ahead, and it writes its own time beside each number. */
    private String skewed() {
        var ahead = clock.instant().plusSeconds(60);
        return metrics()
                .replaceFirst(
                        "process_start_time_seconds \\d+", "process_start_time_seconds " + STARTED.getEpochSecond())
                .replaceAll("(?m)(\\d)$", "$1 " + ahead.toEpochMilli());
    }

    @Test
    void doesNotGoByTheClockOfAReplica() throws InterruptedException {
        counted.set(1_000);
        round("skewed");
        counted.set(1_100);
        round("skewed");

        assertThat(lately().requests()).isEqualTo(100);
        assertThat(lately().rate()).isEqualTo(10, within(0.01));
        assertThat(signals.problems(ORDERS, "production")).isEmpty();
    }

    @Test
    void countsWhatAReplicaDidThatBeginsAnewEveryTenSeconds() throws InterruptedException {
        for (var start = 1; start <= 6; start++) {
            startedAt = start;
            counted.set(50 * start % 170);
            round("good");
        }
        assertThat(lately().requests())
                .as("the first reading only says where it begins")
                .isEqualTo(100 + 150 + 30 + 80 + 130);
        assertThat(lately().seconds()).isEqualTo(50, within(0.01));
    }

    /** A metric that has a series for each user. */
    private byte[] many() {
        var text = new StringBuilder(metrics());
        for (var user = 0; user < 100_000; user++) {
            text.append("logins_total{user=\"%d\"} 1\n".formatted(user));
        }
        return text.toString().getBytes(UTF_8);
    }

    @Test
    void refusesAReplicaWithAHundredThousandSeriesAndReadsTheOthers() throws InterruptedException {
        for (var i = 0; i < 2; i++) {
            counted.addAndGet(100);
            scraper.scrape(List.of(replica("good", "a"), replica("many", "b")), INTERVAL);
            clock.advance(INTERVAL);
        }
        assertThat(signals.problems(ORDERS, "production"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("it tells more than 100,000 lines"));
        assertThat(lately().requests()).isEqualTo(100);
    }

    @Test
    void addsReplicasOfAReleaseUp() throws InterruptedException {
        scraper.scrape(List.of(replica("good", "a"), replica("good", "b")), INTERVAL);
        counted.set(100);
        clock.advance(INTERVAL);
        scraper.scrape(List.of(replica("good", "a"), replica("good", "b")), INTERVAL);
        assertThat(lately().requests()).isEqualTo(200);
        assertThat(lately().replicas()).isEqualTo(2);
        assertThat(lately().rate()).isEqualTo(20, within(0.01));
    }

    @Test
    void saysWhatCannotBeReadAndReadsTheOthers() throws InterruptedException {
        for (var i = 0; i < 2; i++) {
            counted.addAndGet(100);
            scraper.scrape(
                    List.of(
                            replica("good", "a"),
                            replica("html", "b"),
                            replica("broken", "c"),
                            replica("large", "d"),
                            replica("slow", "e"),
                            new MeasuredReplica(ORDERS, "production", 7, "f", URI.create("http://127.0.0.1:1"))),
                    INTERVAL);
            clock.advance(INTERVAL);
        }
        assertThat(signals.problems(ORDERS, "production"))
                .extracting(problem -> problem.replica() + " " + problem.message())
                .satisfiesExactly(
                        b -> assertThat(b).startsWith("b line 1 is not in Prometheus' text format"),
                        c -> assertThat(c).isEqualTo("c /metrics answers 500"),
                        d -> assertThat(d).startsWith("d "),
                        e -> assertThat(e).isEqualTo("e its answer took longer than 3 s"),
                        f -> assertThat(f).startsWith("f "));
        assertThat(lately().requests()).isEqualTo(100);

        round("good");
        assertThat(signals.problems(ORDERS, "production")).isEmpty();
    }

    @Test
    void keepsItCoarserTheOlderItIs() throws InterruptedException {
        var begin = clock.instant();
        for (var i = 0; i < 7; i++) {
            counted.addAndGet(60);
            round("good");
        }
        clock.advance(Duration.ofHours(3));
        partitions.tend();
        rollups.rollUp();
        rollups.rollUp();
        partitions.tend();

        var day = new TimeRange(begin.minus(Duration.ofHours(1)), begin.plus(Duration.ofHours(20)));
        var total = Objects.requireNonNull(
                signals.history(ORDERS, "production", day).total());
        assertThat(total.requests()).isEqualTo(360);
        assertThat(total.errors()).isEqualTo(36);
        assertThat(Objects.requireNonNull(total.latencies()).total()).isEqualTo(360);
        assertThat(total.counters()).containsEntry("orders_placed_total", 72.0);

        var week = new TimeRange(begin.minus(Duration.ofDays(6)), begin.plus(Duration.ofDays(1)));
        assertThat(Objects.requireNonNull(
                                signals.history(ORDERS, "production", week).total())
                        .requests())
                .isEqualTo(360);
    }

    private Measure lately() {
        return signals.lately().getFirst().measure();
    }

    private void round(String path) throws InterruptedException {
        scraper.scrape(List.of(replica(path, "a")), INTERVAL);
        clock.advance(INTERVAL);
    }

    private MeasuredReplica replica(String path, String name) {
        return new MeasuredReplica(
                ORDERS,
                "production",
                7,
                name,
                URI.create(Objects.requireNonNull(hosts.get(path)).address()));
    }
}
