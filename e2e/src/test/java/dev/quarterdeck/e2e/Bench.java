package dev.quarterdeck.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures, prints a table and writes {@code target/bench.json}. Run by {@code make bench}; asserts nothing. */
class Bench {

    private static final int CONNECTIONS = 16;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Map<String, String> PAGES = Map.of(
            "home", "/",
            "catalog list", "/catalog",
            "service page", "/catalog/component/default/order-service",
            "workloads", "/workloads");

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @Test
    void measure(@TempDir Path home) throws Exception {
        var begin = Instant.now();
        try (var portal = new Portal(home)) {
            portal.awaitReady();
            note("first start to first page, s", begin);
            var client = signIn(portal);
            Awaitility.await().atMost(Duration.ofMinutes(5)).ignoreExceptions().until(() -> allReady(client, portal));
            note("first start to all workloads ready, s", begin);
            figures.put("memory of everything, MiB", memory(home));
            for (var page : PAGES.entrySet()) {
                load(client, portal, page.getKey(), page.getValue());
            }
            portal.stop();
            var again = Instant.now();
            portal.startAgain();
            note("second start to first page, s", again);
        }
        report();
    }

    private void note(String name, Instant since) {
        figures.put(name, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    private static HttpClient signIn(Portal portal) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var page = get(client, portal, "/sign-in");
        var csrf = CSRF.matcher(page);
        if (!csrf.find()) {
            throw new IllegalStateException("The sign-in page has no token");
        }
        var form = "username=sample-engineer&password=%s&_csrf=%s"
                .formatted(
                        portal.passwordOf("sample-engineer"), URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));
        client.send(
                HttpRequest.newBuilder(URI.create(portal.address() + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return client;
    }

    private static String get(HttpClient client, Portal portal, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(portal.address() + path))
                .header("Accept", "text/html")
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static boolean allReady(HttpClient client, Portal portal) throws IOException, InterruptedException {
        var page = get(client, portal, "/workloads/rows");
        return page.split("Healthy", -1).length - 1 == 15;
    }

    private void load(HttpClient client, Portal portal, String name, String path) throws InterruptedException {
        var millis = Collections.synchronizedList(new ArrayList<Double>());
        var end = Instant.now().plus(LENGTH);
        var threads = IntStream.range(0, CONNECTIONS)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    while (Instant.now().isBefore(end)) {
                        var start = System.nanoTime();
                        try {
                            get(client, portal, path);
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        millis.add((System.nanoTime() - start) / 1e6);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        var sorted = millis.stream().sorted().toList();
        figures.put(name + ", p50 ms at 16 connections", sorted.get(sorted.size() / 2));
        figures.put(name + ", p95 ms at 16 connections", sorted.get(sorted.size() * 95 / 100));
        figures.put(name + ", requests/s at 16 connections", sorted.size() / (double) LENGTH.toSeconds());
    }

    /** Proportional memory of the portal and everything that it started. */
    private static double memory(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(home.toString())
                        || environmentOf(process).contains("QUARTERDECK_HOME=" + home))
                .mapToDouble(Bench::proportional)
                .sum();
    }

    private static String environmentOf(ProcessHandle process) {
        return read(Path.of("/proc", Long.toString(process.pid()), "environ"));
    }

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
        figures.forEach((name, value) -> System.out.printf("%-50s %10.1f%n", name, value));
        List<String> entries = figures.entrySet().stream()
                .map(figure -> "  \"%s\": %.1f".formatted(figure.getKey(), figure.getValue()))
                .toList();
        Files.writeString(
                Path.of("target", "bench.json"), entries.stream().collect(Collectors.joining(",\n", "{\n", "\n}\n")));
    }
}
