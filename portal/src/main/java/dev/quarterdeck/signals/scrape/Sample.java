package dev.quarterdeck.signals.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two readings, of one replica or of several together. What nobody measured is null.
 *
 * @param seconds between the readings
 * @param bounds of the latency buckets, as in {@link dev.quarterdeck.signals.Latencies}
 * @param latency requests in each bucket; empty if that is not measured
 * @param memory in bytes, of all replicas together
 */
record Sample(
        double seconds,
        int replicas,
        @Nullable Double requests,
        @Nullable Double errors,
        @Nullable Double duration,
        List<Double> bounds,
        List<Double> latency,
        @Nullable Double cpu,
        @Nullable Double memory,
        @Nullable Double connections,
        @Nullable Double pool,
        Map<String, Double> counters) {

    Sample {
        bounds = List.copyOf(bounds);
        latency = List.copyOf(latency);
        counters = Map.copyOf(counters);
    }

    /**
     * Of a counter that began anew everything counts that it has since, as Prometheus' {@code increase} has it.
     *
     * @return empty if no time lies between them, or the buckets are not the same ones
     */
    static Optional<Sample> between(Reading before, Reading now) {
        var bounds = now.bounds();
        if (now.at() <= before.at() || !bounds.equals(before.bounds())) {
            return Optional.empty();
        }
        var from = now.beganAnewSince(before) ? null : before;
        return Optional.of(new Sample(
                now.at() - before.at(),
                1,
                increase(from == null ? null : from.requests(), now.requests()),
                increase(from == null ? null : from.errors(), now.errors()),
                increase(from == null ? null : from.duration(), now.duration()),
                bounds,
                latency(from, now),
                increase(from == null ? null : from.cpu(), now.cpu()),
                now.memory(),
                now.connections(),
                now.pool(),
                counters(from, now)));
    }

    private static @Nullable Double increase(@Nullable Double before, @Nullable Double now) {
        return now == null || before == null ? now : Double.valueOf(Math.max(0, now - before));
    }

    private static List<Double> latency(@Nullable Reading before, Reading now) {
        var latency = new ArrayList<Double>();
        var lower = 0.0;
        for (var bucket : now.buckets().entrySet()) {
            var upper =
                    bucket.getValue() - (before == null ? 0 : before.buckets().getOrDefault(bucket.getKey(), 0.0));
            latency.add(Math.max(0, upper - lower));
            lower = upper;
        }
        return latency;
    }

    private static Map<String, Double> counters(@Nullable Reading before, Reading now) {
        var counters = new HashMap<String, Double>();
        now.counters()
                .forEach((name, value) -> counters.put(
                        name, value - (before == null ? 0 : before.counters().getOrDefault(name, 0.0))));
        return counters;
    }

    /** Of both together; they have the same bounds. */
    Sample plus(Sample other) {
        var all = new HashMap<>(counters);
        other.counters.forEach((name, value) -> all.merge(name, value, Double::sum));
        return new Sample(
                Math.max(seconds, other.seconds),
                replicas + other.replicas,
                sum(requests, other.requests),
                sum(errors, other.errors),
                sum(duration, other.duration),
                bounds,
                sum(latency, other.latency),
                sum(cpu, other.cpu),
                sum(memory, other.memory),
                sum(connections, other.connections),
                sum(pool, other.pool),
                all);
    }

    private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(one + other);
    }

    private static List<Double> sum(List<Double> one, List<Double> other) {
        var sums = new ArrayList<Double>();
        for (var bucket = 0; bucket < one.size(); bucket++) {
            sums.add(one.get(bucket) + other.get(bucket));
        }
        return sums;
    }
}
