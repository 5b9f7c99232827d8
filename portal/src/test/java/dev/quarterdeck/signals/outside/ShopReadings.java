package dev.quarterdeck.signals.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Prometheus read of a shop for an hour, each 15 s: 4 requests a second of each of two replicas, of which one in a
 * hundred fails; nine in ten are answered within 0.1 s, the others within 0.5 s.
 */
public final class ShopReadings {

    private static final int STEP = 15;

    private final Map<String, StringBuilder> series = new TreeMap<>();

    /** @param labels that tell what it is, such as {@code component="order-service"} */
    public ShopReadings replica(String labels, String instance, Instant end) {
        var of = "%s,instance=\"%s\"".formatted(labels, instance);
        var begin = end.minus(Duration.ofHours(1));
        for (var second = 0; second <= 3_600; second += STEP) {
            var at = begin.getEpochSecond() + second;
            var requests = second * 4.0;
            note("http_requests_total", of + ",route=\"/orders\",status=\"200\"", requests * 0.99, at);
            note("http_requests_total", of + ",route=\"/orders\",status=\"500\"", requests * 0.01, at);
            note("http_requests_total", of + ",route=\"/health\",status=\"200\"", second, at);
            note("http_request_duration_seconds_bucket", of + ",route=\"/orders\",le=\"0.1\"", requests * 0.9, at);
            note("http_request_duration_seconds_bucket", of + ",route=\"/orders\",le=\"0.5\"", requests, at);
            note("http_request_duration_seconds_bucket", of + ",route=\"/orders\",le=\"+Inf\"", requests, at);
            note("http_request_duration_seconds_sum", of + ",route=\"/orders\"", requests * 0.08, at);
            note("process_cpu_seconds_total", of, second * 0.25, at);
            note("process_resident_memory_bytes", of, 100 << 20, at);
            note("orders_placed_total", of, second / 2.0, at);
        }
        return this;
    }

    private void note(String metric, String labels, double value, long at) {
        var name = "%s{%s}".formatted(metric, labels);
        series.computeIfAbsent(name, _ -> new StringBuilder()).append("%s %s %d%n".formatted(name, value, at));
    }

    /** As promtool reads it. */
    public String openMetrics() {
        return String.join("", series.values());
    }
}
