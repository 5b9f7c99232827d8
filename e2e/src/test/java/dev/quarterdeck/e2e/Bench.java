package dev.quarterdeck.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Measures, prints a table and writes {@code target/bench.json}. Run by {@code make bench}; asserts nothing. */
class Bench {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration LENGTH = Duration.ofSeconds(15);

    /** Sixteen people who press something every second are busy people. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a deployment waits for on purpose. */
    private static final Duration VERIFICATION = Duration.ofSeconds(3);

    private static final int WORKLOADS = 15;

    private static final Map<String, String> PAGES = Map.of(
            "home", "/",
            "catalog list", "/catalog",
            "entity page", "/catalog/group/default/checkout",
            "service page", "/catalog/component/default/order-service",
            "workloads", "/workloads");

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @Test
    void measure(@TempDir Path folder) throws Exception {
        var build = System.getenv("QUARTERDECK_BUILD_SECONDS");
        if (build != null) {
            figures.put("build of a clean clone, s", Double.valueOf(build));
        }
        measureShop(folder.resolve("home"));
        measureDeployment(folder);
        report();
    }

    private void measureShop(Path home) throws Exception {
        var begin = Instant.now();
        try (var portal = Portal.measured(home)) {
            portal.awaitReady();
            note("first start to first page, s", begin);
            var caller = new Caller(portal, "sample-engineer");
            awaitWorkloads(caller);
            note("first start to all workloads ready, s", begin);
            var processes = portal.processes();
            figures.put("memory of the portal, MiB", proportional(portal.handle()));
            figures.put(
                    "memory of everything, MiB",
                    proportional(portal.handle())
                            + processes.stream()
                                    .mapToDouble(Bench::proportional)
                                    .sum());
            for (var page : PAGES.values()) {
                ask(caller, page, Duration.ZERO, WARM_UP.dividedBy(PAGES.size()));
            }
            for (var page : PAGES.entrySet()) {
                measurePage(caller, page.getKey(), page.getValue());
            }
            portal.stop();
            var again = Instant.now();
            portal.startAgain();
            note("second start to first page, s", again);
            awaitWorkloads(caller);
            note("second start to all workloads ready, s", again);
        }
    }

    /** Asks seldom: the two cores have enough to do. */
    private static void awaitWorkloads(Caller caller) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> ready(caller) == WORKLOADS);
    }

    private void note(String name, Instant since) {
        figures.put(name, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    private static long ready(Caller caller) throws IOException, InterruptedException {
        return caller.get("/workloads")
                .get("items")
                .valueStream()
                .filter(workload ->
                        workload.get("ready").asInt() == workload.get("wanted").asInt())
                .count();
    }

    private void measurePage(Caller caller, String name, String path) throws IOException, InterruptedException {
        var before = ServerTimes.of(caller);
        var paced = ask(caller, path, PACE, LENGTH);
        figures.put(
                name + ", p95 ms in the server, 16 users",
                ServerTimes.of(caller).since(before).quantile(0.95));
        figures.put(name + ", p50 ms, 16 users", paced.get(paced.size() / 2));
        figures.put(name + ", p95 ms, 16 users", paced.get(paced.size() * 95 / 100));
        var unpaced = ask(caller, path, Duration.ZERO, LENGTH);
        figures.put(name + ", p95 ms, 16 connections without a pause", unpaced.get(unpaced.size() * 95 / 100));
        figures.put(name + ", requests/s", unpaced.size() / (double) LENGTH.toSeconds());
    }

    /** How long each answer took, in milliseconds, shortest first. */
    private static List<Double> ask(Caller caller, String path, Duration pace, Duration length)
            throws InterruptedException {
        var millis = Collections.synchronizedList(new ArrayList<Double>());
        var end = Instant.now().plus(length);
        var threads = IntStream.range(0, CONNECTIONS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try {
                        Thread.sleep(pace.multipliedBy(number).dividedBy(CONNECTIONS));
                        while (Instant.now().isBefore(end)) {
                            var start = System.nanoTime();
                            caller.page(path);
                            var took = Duration.ofNanos(System.nanoTime() - start);
                            millis.add(took.toNanos() / 1e6);
                            if (took.compareTo(pace) < 0) {
                                Thread.sleep(pace.minus(took));
                            }
                        }
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        return millis.stream().sorted().toList();
    }

    /** What the portal adds to what the cluster itself takes for a rollout, without the verification that is meant to take time. */
    private void measureDeployment(Path folder) throws Exception {
        var checkout = Files.createDirectory(folder.resolve("checkout"));
        TinyShop.create(checkout);
        try (var portal = new Portal(folder.resolve("tiny"), checkout)) {
            portal.awaitReady();
            var caller = new Caller(portal, "sample-engineer");
            await().atMost(PATIENCE).until(() -> latest(caller, "1.0.0", "succeeded"));
            caller.post("/runs", Map.of("component", "component:default/" + TinyShop.SERVICE));
            await().atMost(PATIENCE).until(() -> latest(caller, "1.1.0", "succeeded"));
            var id = deployment(caller).get("id").asLong();
            var events = caller.get("/deployments/" + id)
                    .get("events")
                    .valueStream()
                    .collect(Collectors.toMap(event -> event.get("state").asString(), Bench::at, (newer, _) -> newer));
            var rolled = caller.get("/workloads/dev/" + TinyShop.SERVICE + "/events")
                    .valueStream()
                    .map(Bench::at)
                    .filter(events.get("verifying")::isAfter)
                    .max(Instant::compareTo)
                    .orElseThrow();
            var own = Duration.between(events.get("requested"), events.get("progressing"))
                    .plus(Duration.between(rolled, events.get("succeeded")))
                    .minus(VERIFICATION);
            figures.put("portal's own part of a deployment, s", own.toMillis() / 1000.0);
        }
    }

    private static JsonNode deployment(Caller caller) throws IOException, InterruptedException {
        return caller.get("/deployments?environment=dev&limit=1").get("items").get(0);
    }

    private static boolean latest(Caller caller, String version, String state)
            throws IOException, InterruptedException {
        var latest = deployment(caller);
        return latest != null
                && latest.get("version").asString().equals(version)
                && latest.get("state").asString().equals(state);
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.get("at").asString());
    }

    /** Memory in MiB, where what several processes share counts for each by its part. */
    private static double proportional(ProcessHandle process) {
        return read(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))
                        .lines()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                        .sum()
                / 1024;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @SuppressWarnings("SystemOut")
    private void report() throws IOException {
        figures.forEach((name, value) -> System.out.printf("%-60s %10.1f%n", name, value));
        var entries = figures.entrySet().stream()
                .map(figure -> "  \"%s\": %.1f".formatted(figure.getKey(), figure.getValue()))
                .toList();
        Files.writeString(
                Path.of("target", "bench.json"), entries.stream().collect(Collectors.joining(",\n", "{\n", "\n}\n")));
    }
}
