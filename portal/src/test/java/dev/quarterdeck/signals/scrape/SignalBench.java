package dev.quarterdeck.signals.scrape;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.rollup.Partitions;
import dev.quarterdeck.signals.rollup.Rollups;
import dev.quarterdeck.workloads.MeasuredReplica;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two thousand workloads cost, and how fast a month of one is read. Prints a table and writes
 * {@code target/signal-bench.json}. Run by {@code make bench}; asserts nothing.
 */
@SignalsTest
class SignalBench {

    private static final int WORKLOADS = 2_000;
    private static final int ROUNDS = 12;
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final EntityRef FIRST = EntityRef.component("service-0");

    /** What a real small service tells, as far as anybody asks for it, and 200 lines beside that. */
    private static final String HOST = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import java.nio.file.*;
            import java.util.concurrent.Executors;

            void main(String[] arguments) throws Exception {
                var text = new StringBuilder("process_start_time_seconds 1\\nprocess_cpu_seconds_total 9\\n");
                text.append("process_resident_memory_bytes 1.5E8\\nhikaricp_active_connections 1\\nhikaricp_max_connections 10\\n");
                for (var route = 0; route < 6; route++) {
                    text.append("http_requests_total{method=\\"GET\\",route=\\"/r%d\\",status=\\"200\\"} 100\\n".formatted(route));
                    for (var end : "0.005 0.01 0.025 0.05 0.1 0.25 0.5 1.0 2.5 5.0 10.0 +Inf".split(" ")) {
                        text.append("http_request_duration_seconds_bucket{method=\\"GET\\",route=\\"/r%d\\",le=\\"%s\\"} 100\\n".formatted(route, end));
                    }
                    text.append("orders_placed_total{payment=\\"p%d\\"} 5\\n".formatted(route));
                }
                for (var other = 0; other < 200; other++) {
                    text.append("jvm_something_else_bytes{pool=\\"pool %d\\"} 123456.0\\n".formatted(other));
                }
                var answer = text.toString().getBytes();
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
                server.start();
                Files.writeString(Path.of(arguments[0]), Integer.toString(server.getAddress().getPort()));
                System.in.read();
            }
            """;

    @TempDir
    Path folder;

    @Autowired
    Scraper scraper;

    @Autowired
    Partitions partitions;

    @Autowired
    Rollups rollups;

    @Autowired
    Signals signals;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        partitions.tend();
        var source = Files.writeString(folder.resolve("Host.java"), HOST);
        var port = folder.resolve("port");
        var host = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), source.toString(), port.toString())
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(port) && Files.size(port) > 0);
            measureRounds(Integer.parseInt(Files.readString(port)));
        } finally {
            host.destroy();
        }
        measureDisk();
        measureMonth();
        report();
    }

    private void measureRounds(int port) throws InterruptedException {
        var replicas = IntStream.range(0, WORKLOADS)
                .mapToObj(number -> new MeasuredReplica(
                        EntityRef.component("service-" + number),
                        "production",
                        1,
                        "replica-" + number,
                        URI.create("http://127.0.0.1:" + port)))
                .toList();
        rounds(replicas, 6);
        var portal = cpu(ProcessHandle.current());
        var database = database();
        var begin = System.nanoTime();
        rounds(replicas, ROUNDS);
        var length = (System.nanoTime() - begin) / 1e9;
        figures.put("one round of %,d workloads, s".formatted(WORKLOADS), length / ROUNDS);
        var share = 100 / (INTERVAL.toSeconds() * (double) ROUNDS);
        figures.put(
                "portal, %% of a core (bar 30 together)".formatted(), (cpu(ProcessHandle.current()) - portal) * share);
        figures.put("PostgreSQL, % of a core", (database() - database) * share);
    }

    private void rounds(List<MeasuredReplica> replicas, int rounds) throws InterruptedException {
        for (var round = 0; round < rounds; round++) {
            scraper.scrape(replicas, INTERVAL);
            clock.advance(INTERVAL);
        }
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** All of its processes on this machine: it is no child of ours, for it is started apart from its user. */
    private static double database() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .mapToDouble(SignalBench::cpu)
                .sum();
    }

    /** Ten minutes are written and added up; a day has 144 times as many. */
    private void measureDisk() {
        var from = clock.instant().getEpochSecond() / 60 * 60;
        db.execute("""
                insert into signal_10s select series, to_timestamp(%d + 10 * step), seconds, replicas, requests + step, errors, duration,
                        latency, cpu + step * 0.37, memory + step * 4096, connections, pool, counters
                from (select * from signal_10s where at = (select max(at) from signal_10s)) s cross join generate_series(0, 59) step
                on conflict do nothing
                """.formatted(from));
        clock.advance(Duration.ofMinutes(11));
        var minutes = size("signal_1m");
        var begin = System.nanoTime();
        rollups.rollUp();
        figures.put("adding ten minutes up, s", (System.nanoTime() - begin) / 1e9);
        var day = (size("signal_1m") - minutes) * 144;
        var rows = db.fetchOne("select count(*) from signal_10s").get(0, Double.class);
        figures.put("minutes of a day, MiB (bar 2,048)", day / (1 << 20));
        figures.put("two hours of ten seconds, MiB", size("signal_10s") / rows * WORKLOADS * 720 / (1 << 20));
    }

    private double size(String table) {
        return db.fetchOne(
                        "select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits where inhparent = '%s'::regclass"
                                .formatted(table))
                .get(0, Double.class);
    }

    /** Of three releases, one after the other, as a chart of a month with all its panels reads it. */
    private void measureMonth() {
        var now = clock.instant();
        var hours = now.getEpochSecond() / 3600 * 3600;
        db.execute("insert into signal_series (component, environment, release_id, bounds)"
                + " select component, environment, n, bounds from signal_series cross join generate_series(2, 3) n"
                + " where component = '%s'".formatted(FIRST));
        partitions.tend();
        db.execute("""
                insert into signal_1h (series, at, seconds, replicas, requests, errors, duration, latency, cpu, memory, connections,
                        pool, counters)
                select s.id, to_timestamp(%d - 3600 * h), 3600, 2, 3600 + h, h, 400, array_fill(300.0, array[12]), 300, 1.5e8, 3, 10,
                        '{"orders_placed_total": 60}'
                from signal_series s cross join generate_series(0, 715) h
                where s.component = '%s' and h / 239 = s.release_id - 1
                on conflict do nothing
                """.formatted(hours, FIRST));
        db.execute(
                "insert into signal_rollup values ('hours', to_timestamp(%d)) on conflict (resolution) do update set until = excluded.until"
                        .formatted(hours + 3600));
        var range = new TimeRange(now.minus(Duration.ofDays(30)), now);
        var times = new ArrayList<Double>();
        for (var i = 0; i < 400; i++) {
            var begin = System.nanoTime();
            signals.history(FIRST, "production", range);
            if (i >= 100) {
                times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        times.sort(null);
        figures.put("30 days of all signals, p50 ms", times.get(times.size() / 2));
        figures.put("30 days of all signals, p95 ms (bar 100)", times.get(times.size() * 95 / 100));
    }

    private void report() throws Exception {
        figures.forEach((name, figure) -> System.out.printf("| %-45s | %10.2f |%n", name, figure));
        Files.writeString(
                Path.of("target", "signal-bench.json"), JsonMapper.shared().writeValueAsString(figures));
    }
}
