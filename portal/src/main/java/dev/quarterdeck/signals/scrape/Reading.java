package dev.quarterdeck.signals.scrape;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replica has counted since it was started, and what it measures just now. What it does not tell is null.
 *
 * @param at seconds since 1970, when it was read
 * @param startedAt likewise, when its process was started; 0 if it does not tell
 * @param duration of all requests together, in seconds
 * @param buckets requests that took no longer, by the time in seconds; cumulative, the last one without end
 * @param cpu processor time in seconds
 * @param memory in bytes
 * @param connections to its database that are in use, of those in its pool
 * @param counters what it counts beside requests, by name
 */
record Reading(
        double at,
        double startedAt,
        @Nullable Double requests,
        @Nullable Double errors,
        @Nullable Double duration,
        TreeMap<Double, Double> buckets,
        @Nullable Double cpu,
        @Nullable Double memory,
        @Nullable Double connections,
        @Nullable Double pool,
        Map<String, Double> counters) {

    Reading {
        buckets = new TreeMap<>(buckets);
        counters = Map.copyOf(counters);
    }

    /** Whether the counters began anew after {@code before}, because the process is another or because one went back. */
    boolean beganAnewSince(Reading before) {
        return startedAt != before.startedAt
                || less(requests, before.requests)
                || less(errors, before.errors)
                || less(cpu, before.cpu)
                || counters.entrySet().stream()
                        .anyMatch(counter -> less(counter.getValue(), before.counters.get(counter.getKey())));
    }

    private static boolean less(@Nullable Double now, @Nullable Double before) {
        return now != null && before != null && now < before;
    }

    List<Double> bounds() {
        return buckets.keySet().stream().filter(Double::isFinite).toList();
    }
}
