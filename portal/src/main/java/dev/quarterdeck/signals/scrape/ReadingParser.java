package dev.quarterdeck.signals.scrape;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Picks the golden signals out of what a replica tells: requests by the names of Prometheus' own client and of
 * Micrometer, its process, its connection pool, and whatever else it counts. Numbers that are none are passed over.
 */
final class ReadingParser {

    /** More than these no service of sense tells, and nobody could read. */
    static final int MOST_LINES = 100_000;

    private static final int MOST_COUNTERS = 40;

    /** How machines look after a service; nobody waits for these. */
    private static final Set<String> MACHINES = Set.of(
            "/live", "/ready", "/health", "/health/detailed", "/metrics", "/actuator/health", "/actuator/prometheus");

    private static final Set<String> OF_THE_PROCESS = Set.of(
            "http_",
            "jvm_",
            "process_",
            "hikaricp_",
            "tomcat_",
            "jetty_",
            "executor_",
            "logback_",
            "go_",
            "promhttp_",
            "otel_");

    private double startedAt;
    private @Nullable Double requests;
    private @Nullable Double errors;
    private @Nullable Double duration;
    private @Nullable Double cpu;
    private @Nullable Double memory;
    private @Nullable Double connections;
    private @Nullable Double pool;
    private final TreeMap<Double, Double> buckets = new TreeMap<>();
    private final Map<String, Double> counters = new HashMap<>();

    private ReadingParser() {}

    /**
     * @param at seconds since 1970
     * @throws IOException if it cannot be read, or is no such text
     */
    static Reading parse(BufferedReader text, double at) throws IOException {
        var parser = new ReadingParser();
        var lines = 0;
        try {
            for (var line = text.readLine(); line != null; line = text.readLine()) {
                if (++lines > MOST_LINES) {
                    throw new IOException("it tells more than %,d lines".formatted(MOST_LINES));
                }
                parser.take(line.strip());
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "line %d is not in Prometheus' text format: %s".formatted(lines, abbreviated(e.getMessage())), e);
        }
        return parser.reading(at);
    }

    private static String abbreviated(@Nullable String text) {
        return text == null || text.length() <= 120 ? String.valueOf(text) : text.substring(0, 120) + "…";
    }

    private void take(String line) {
        var name = MetricLine.nameOf(line);
        switch (name) {
            case "" -> {}
            case "http_requests_total", "http_server_requests_seconds_count" -> request(MetricLine.of(line));
            case "http_request_duration_seconds_bucket", "http_server_requests_seconds_bucket" ->
                bucket(MetricLine.of(line));
            case "http_request_duration_seconds_sum", "http_server_requests_seconds_sum" -> {
                var sum = MetricLine.of(line);
                duration = isOfPeople(sum) ? plus(duration, sum.value()) : duration;
            }
            case "process_cpu_seconds_total" -> cpu = plus(cpu, value(line));
            case "process_resident_memory_bytes" -> memory = plus(memory, value(line));
            case "process_start_time_seconds" -> startedAt = value(line);
            case "hikaricp_active_connections", "hikaricp_connections_active" ->
                connections = plus(connections, value(line));
            case "hikaricp_max_connections", "hikaricp_connections_max" -> pool = plus(pool, value(line));
            default -> count(name, line);
        }
    }

    private static double value(String line) {
        return MetricLine.of(line).value();
    }

    private static boolean isOfPeople(MetricLine line) {
        var labels = line.labels();
        var route = labels.getOrDefault("route", labels.getOrDefault("uri", labels.getOrDefault("path", "")));
        return !MACHINES.contains(route) && Double.isFinite(line.value());
    }

    private void request(MetricLine line) {
        if (isOfPeople(line)) {
            requests = plus(requests, line.value());
            var status = line.labels().getOrDefault("status", line.labels().getOrDefault("code", ""));
            errors = plus(errors, status.startsWith("5") ? line.value() : 0);
        }
    }

    private void bucket(MetricLine line) {
        var end = line.labels().get("le");
        if (end != null && isOfPeople(line)) {
            buckets.merge(
                    end.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(end), line.value(), Double::sum);
        }
    }

    private void count(String name, String line) {
        if (!name.endsWith("_total") || OF_THE_PROCESS.stream().anyMatch(name::startsWith)) {
            return;
        }
        var value = value(line);
        if (Double.isFinite(value) && (counters.containsKey(name) || counters.size() < MOST_COUNTERS)) {
            counters.merge(name, value, Double::sum);
        }
    }

    private static @Nullable Double plus(@Nullable Double sum, double more) {
        return !Double.isFinite(more) ? sum : Double.valueOf(sum == null ? more : sum + more);
    }

    private Reading reading(double at) {
        return new Reading(
                at, startedAt, requests, errors, duration, buckets, cpu, memory, connections, pool, counters);
    }
}
