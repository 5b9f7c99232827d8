package dev.quarterdeck.signals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests by how long they took.
 *
 * @param bounds upper ends of the buckets in seconds, ascending, without the last one, which has none
 * @param counts requests in each bucket, one more than bounds
 */
public record Latencies(List<Double> bounds, List<Double> counts) {

    public Latencies {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (counts.size() != bounds.size() + 1) {
            throw new IllegalArgumentException(
                    "%d bounds make %d buckets, not %d".formatted(bounds.size(), bounds.size() + 1, counts.size()));
        }
    }

    /**
     * The time in seconds within which a share of the requests was answered, as Prometheus' {@code histogram_quantile}
     * reckons it: evenly spread within a bucket; of the last one its lower end.
     *
     * @param share from 0 to 1
     * @return null without requests
     */
    public @Nullable Double quantile(double share) {
        var total = total();
        if (total <= 0 || bounds.isEmpty()) {
            return null;
        }
        var rank = share * total;
        var before = 0.0;
        for (var bucket = 0; bucket < bounds.size(); bucket++) {
            var count = counts.get(bucket);
            if (before + count >= rank && count > 0) {
                var lower = bucket == 0 ? 0 : bounds.get(bucket - 1);
                return lower + (bounds.get(bucket) - lower) * (rank - before) / count;
            }
            before += count;
        }
        return bounds.getLast();
    }

    /** Of both together, by the bounds that they share: with these each count stays exact. */
    public Latencies plus(Latencies other) {
        if (bounds.equals(other.bounds)) {
            var both = new Double[counts.size()];
            for (var bucket = 0; bucket < both.length; bucket++) {
                both[bucket] = counts.get(bucket) + other.counts.get(bucket);
            }
            return new Latencies(bounds, List.of(both));
        }
        var shared = bounds.stream().filter(other.bounds::contains).toList();
        var sums = new ArrayList<Double>();
        var before = 0.0;
        for (var bound : shared) {
            var upTo = within(bound) + other.within(bound);
            sums.add(upTo - before);
            before = upTo;
        }
        sums.add(total() + other.total() - before);
        return new Latencies(shared, sums);
    }

    public double total() {
        var total = 0.0;
        for (var count : counts) {
            total += count;
        }
        return total;
    }

    /**
     * Requests that took no longer; of a bucket that the time falls into, the part that evenly spread requests would
     * have had done by then.
     *
     * @param seconds for exact answers one of the bounds
     */
    public double within(double seconds) {
        var done = 0.0;
        for (var bucket = 0; bucket < bounds.size(); bucket++) {
            var lower = bucket == 0 ? 0 : bounds.get(bucket - 1);
            var upper = bounds.get(bucket);
            if (seconds < upper) {
                return done + counts.get(bucket) * Math.max(0, seconds - lower) / (upper - lower);
            }
            done += counts.get(bucket);
        }
        return done;
    }
}
