package dev.quarterdeck.signals.outside;

import dev.quarterdeck.connector.metrics.Series;
import dev.quarterdeck.signals.Latencies;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.outside.Golden.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Puts the answers to the questions of {@link Golden} together. */
final class GoldenAnswers {

    private static final String BUCKET = "le";

    private final Duration window;

    /** By what tells them apart, and by the end of the window. */
    private final Map<Map<String, String>, NavigableMap<Instant, Numbers>> numbers = new HashMap<>();

    GoldenAnswers(Duration window) {
        this.window = window;
    }

    private static final class Numbers {
        private final Map<Part, Double> parts = new EnumMap<>(Part.class);
        private final NavigableMap<Double, Double> buckets = new TreeMap<>();
        private final Map<String, Double> counters = new HashMap<>();
    }

    void take(Part part, List<Series> answer) {
        for (var series : answer) {
            if (part != Part.BUCKETS) {
                each(series, Map.of(), (at, value) -> at.parts.put(part, value));
                continue;
            }
            var end = bound(series.labels().getOrDefault(BUCKET, ""));
            if (end != null) {
                each(series, Map.of(BUCKET, ""), (at, value) -> at.buckets.merge(end, value, Double::sum));
            }
        }
    }

    void takeCounters(List<Series> answer) {
        for (var series : answer) {
            var name = series.labels().getOrDefault("counter", "");
            each(series, Map.of("counter", ""), (at, value) -> at.counters.put(name, value));
        }
    }

    private void each(Series series, Map<String, String> without, BiConsumer<Numbers, Double> take) {
        var labels = new HashMap<>(series.labels());
        labels.keySet().removeAll(without.keySet());
        var moments = numbers.computeIfAbsent(labels, _ -> new TreeMap<>());
        series.values().forEach((end, value) -> take.accept(moments.computeIfAbsent(end, _ -> new Numbers()), value));
    }

    private static @Nullable Double bound(String end) {
        try {
            return end.equals("+Inf") ? Double.valueOf(Double.POSITIVE_INFINITY) : Double.valueOf(end);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** By what tells them apart, and by the begin of the window. */
    Map<Map<String, String>, NavigableMap<Instant, Measure>> measures() {
        var measures = new HashMap<Map<String, String>, NavigableMap<Instant, Measure>>();
        numbers.forEach((labels, moments) -> {
            var of = measures.computeIfAbsent(labels, _ -> new TreeMap<>());
            moments.forEach((end, at) -> of.put(end.minus(window), measure(at)));
        });
        return measures;
    }

    private Measure measure(Numbers at) {
        var requests = at.parts.get(Part.REQUESTS);
        return new Measure(
                window.toSeconds(),
                (int) Math.round(at.parts.getOrDefault(Part.REPLICAS, 0.0)),
                requests,
                // a counter of failures begins with the first one
                requests == null ? null : at.parts.getOrDefault(Part.ERRORS, 0.0),
                at.parts.get(Part.DURATION),
                latencies(at.buckets),
                at.parts.get(Part.PROCESSOR),
                at.parts.get(Part.MEMORY),
                at.parts.get(Part.CONNECTIONS),
                at.parts.get(Part.POOL),
                at.counters);
    }

    /** The buckets tell how many took no longer; null without the one that has no end. */
    private static @Nullable Latencies latencies(NavigableMap<Double, Double> buckets) {
        if (buckets.isEmpty() || !Double.isInfinite(buckets.lastKey())) {
            return null;
        }
        var counts = new ArrayList<Double>();
        var before = 0.0;
        for (var upTo : buckets.values()) {
            counts.add(Math.max(0, upTo - before));
            before = Math.max(before, upTo);
        }
        return new Latencies(buckets.keySet().stream().filter(Double::isFinite).toList(), counts);
    }
}
