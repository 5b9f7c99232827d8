package dev.quarterdeck.signals.log;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * A thousand pages that follow one stream, and looking back in a million lines of four replicas. The pages are connections
 * of this same process, whose processor time therefore holds theirs too. Prints a table and writes
 * {@code target/log-bench.json}. Run by {@code make bench}; asserts nothing.
 */
@PortalTest
class LogBench {

    private static final int VIEWERS = 1_000;
    private static final int EVENTS = 100;
    private static final int LINES = 1_000_000;
    private static final int REPLICAS = 4;
    private static final String PASSWORD = "a sample password";
    private static final Pattern SENT = Pattern.compile("sent (\\d+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    Accounts accounts;

    @Autowired
    Environments environments;

    @Autowired
    Logs logs;

    @Value("${quarterdeck.home}")
    Path home;

    @LocalServerPort
    int port;

    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void measure() throws Exception {
        measureViewers();
        measureLookingBack();
        figures.forEach((name, figure) -> System.out.printf("| %-60s | %10.2f |%n", name, figure));
        Files.writeString(
                Path.of("target", "log-bench.json"), JsonMapper.shared().writeValueAsString(figures));
    }

    private Path file(String component, int replica) throws IOException {
        var folder =
                Files.createDirectories(home.resolve("cluster/logs/production").resolve(component));
        return folder.resolve("%s-%d.log".formatted(component, replica));
    }

    private void measureViewers() throws Exception {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "system:test");
        accounts.create(new Person("bench", "Bench", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
        signIn();
        var file = file("watched", 1);
        Files.writeString(file, "");
        var latencies = new ConcurrentLinkedQueue<Long>();
        var open = new AtomicInteger();
        for (var viewer = 0; viewer < VIEWERS; viewer++) {
            view(open, latencies);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> open.get() == VIEWERS);
        var idle = cpu(() -> Thread.sleep(5_000));
        figures.put("%,d viewers, nothing written: processor, %% of a core".formatted(VIEWERS), idle);
        var busy = cpu(() -> {
            for (var event = 0; event < EVENTS; event++) {
                Files.writeString(
                        file,
                        "%s INFO sent %d\n".formatted(Instant.now(), System.nanoTime()),
                        StandardOpenOption.APPEND);
                Thread.sleep(100);
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> latencies.size() >= VIEWERS * EVENTS);
        });
        figures.put("%,d viewers, 10 lines/s: processor with the viewers', %% of a core".formatted(VIEWERS), busy);
        var sorted = new ArrayList<>(latencies);
        sorted.sort(null);
        figures.put("line to viewer, p50 ms", sorted.get(sorted.size() / 2) / 1e6);
        figures.put("line to viewer, p99 ms (bar 500)", sorted.get(sorted.size() * 99 / 100) / 1e6);
        figures.put("heard, of %,d".formatted(VIEWERS * EVENTS), (double) sorted.size());
    }

    private void signIn() throws Exception {
        var page = client.send(request("/sign-in").build(), BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("No form to sign in");
        }
        var form = "username=bench&password=%s&_csrf=%s".formatted(PASSWORD.replace(' ', '+'), token.group(1));
        client.send(
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private void view(AtomicInteger open, ConcurrentLinkedQueue<Long> latencies) {
        var request = request("/logs/component/default/watched/events?environment=production")
                .header("Accept", "text/event-stream")
                .build();
        var _ = client.sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(answer -> Thread.ofVirtual()
                        .start(() -> answer.body().forEach(line -> {
                            if (line.equals("event:at") && open.get() < VIEWERS) {
                                open.incrementAndGet();
                            }
                            var sent = SENT.matcher(line);
                            if (sent.find()) {
                                latencies.add(System.nanoTime() - Long.parseLong(sent.group(1)));
                            }
                        })));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** In percent of a core, of this process. */
    private static double cpu(Work work) throws Exception {
        var before = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        var begin = System.nanoTime();
        work.run();
        var spent =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().minus(before);
        return 100.0 * spent.toNanos() / (System.nanoTime() - begin);
    }

    private void measureLookingBack() throws IOException {
        writeMillion();
        var place = new LogPlace(EntityRef.component("million"), "production");
        var everything = LogFilter.EVERYTHING;
        time("first page, p95 ms", 40, () -> logs.page(Logs.CLUSTER, place, everything, new LogWindow.Last(300)));
        var noon = Instant.parse("2026-03-17T12:00:00Z");
        var then = new LogFilter(Set.of(), null, LogQuery.EVERYTHING, noon.plusSeconds(400), noon.plusSeconds(401), 0);
        time("a second in the middle, p95 ms", 40, () -> logs.page(Logs.CLUSTER, place, then, new LogWindow.Last(300)));
        var rare = new LogFilter(Set.of(), null, LogQuery.parse("needle"), null, null, 0);
        var begin = System.nanoTime();
        var page = logs.page(Logs.CLUSTER, place, rare, new LogWindow.Last(1));
        var looks = 1;
        for (; page.rows().isEmpty() && page.older() != null; looks++) {
            page = logs.page(Logs.CLUSTER, place, rare, new LogWindow.Older(page.older(), 1));
        }
        figures.put("the oldest line of %,d by its text, s".formatted(LINES), (System.nanoTime() - begin) / 1e9);
        figures.put("looks of 64 MB for it", (double) looks);
    }

    private void time(String what, int times, Runnable work) {
        var took = new ArrayList<Double>();
        for (var i = 0; i < times + 10; i++) {
            var begin = System.nanoTime();
            work.run();
            if (i >= 10) {
                took.add((System.nanoTime() - begin) / 1e6);
            }
        }
        took.sort(null);
        figures.put(what, took.get(took.size() * 95 / 100));
    }

    /** As services of the sample shop write, a line each millisecond. */
    private void writeMillion() throws IOException {
        var begin = Instant.parse("2026-03-17T12:00:00Z");
        for (var replica = 0; replica < REPLICAS; replica++) {
            try (BufferedWriter out = Files.newBufferedWriter(file("million", replica))) {
                for (var number = replica; number < LINES; number += REPLICAS) {
                    out.write("""
                            {"@timestamp":"%s","log":{"level":"INFO","logger":"shop.Order"},"service":{"name":"million"},\
                            "message":"order %d accepted%s","trace":{"id":"%032x"}}
                            """.formatted(begin.plusMillis(number), number, number == 0 ? " needle" : "", number));
                }
            }
        }
    }
}
