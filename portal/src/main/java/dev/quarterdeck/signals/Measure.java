package dev.quarterdeck.signals;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in some time, of one release of a component or of all. What nobody measured is null, and is not zero.
 *
 * @param seconds of the time that was measured
 * @param duration of all requests together, in seconds
 * @param cpu in seconds of processor time
 * @param memory in bytes, the most at once
 * @param connections to the database in use, the most at once, of those in the pool
 * @param counters what else was counted, by name
 */
public record Measure(
        double seconds,
        int replicas,
        @Nullable Double requests,
        @Nullable Double errors,
        @Nullable Double duration,
        @Nullable Latencies latencies,
        @Nullable Double cpu,
        @Nullable Double memory,
        @Nullable Double connections,
        @Nullable Double pool,
        Map<String, Double> counters) {

    public Measure {
        counters = Map.copyOf(counters);
    }

    /** Requests per second. */
    public @Nullable Double rate() {
        return requests == null || seconds <= 0 ? null : Double.valueOf(requests / seconds);
    }

    /** The share of requests that failed, from 0 to 1; null without requests. */
    public @Nullable Double errorRatio() {
        return requests == null || errors == null || requests <= 0 ? null : Double.valueOf(errors / requests);
    }

    /** In seconds; null without requests. */
    public @Nullable Double latency(double share) {
        return latencies == null ? null : latencies.quantile(share);
    }

    /** Processor cores in use. */
    public @Nullable Double cores() {
        return cpu == null || seconds <= 0 ? null : Double.valueOf(cpu / seconds);
    }

    /** Of the connections in the pools, from 0 to 1. */
    public @Nullable Double poolUse() {
        return connections == null || pool == null || pool <= 0 ? null : Double.valueOf(connections / pool);
    }

    /** Of a counter, per minute; null if it is not counted. */
    public @Nullable Double perMinute(String counter) {
        var counted = counters.get(counter);
        return counted == null || seconds <= 0 ? null : Double.valueOf(counted * 60 / seconds);
    }

    /** Of the time after this one too. */
    public Measure then(Measure next) {
        return together(next, seconds + next.seconds, Math.max(replicas, next.replicas), true);
    }

    /** Of another release in the same time too. */
    public Measure beside(Measure other) {
        return together(other, Math.max(seconds, other.seconds), replicas + other.replicas, false);
    }

    /**
     * Likewise in a time in which one may have followed the other: two that were measured for half an hour each made up an
     * hour if one came after the other.
     *
     * @param width of that time
     */
    Measure beside(Measure other, Duration width) {
        return together(
                other, Math.min((double) width.toSeconds(), seconds + other.seconds), replicas + other.replicas, false);
    }

    /** With the requests by how long they took of both; all else is said by each of them. */
    Measure withLatenciesOf(Measure other) {
        return new Measure(
                seconds,
                replicas,
                requests,
                errors,
                duration,
                plus(latencies, other.latencies),
                cpu,
                memory,
                connections,
                pool,
                counters);
    }

    private Measure together(Measure other, double time, int together, boolean later) {
        return new Measure(
                time,
                together,
                sum(requests, other.requests),
                sum(errors, other.errors),
                sum(duration, other.duration),
                plus(latencies, other.latencies),
                sum(cpu, other.cpu),
                later ? max(memory, other.memory) : sum(memory, other.memory),
                later ? max(connections, other.connections) : sum(connections, other.connections),
                later ? max(pool, other.pool) : sum(pool, other.pool),
                counted(other));
    }

    private Map<String, Double> counted(Measure other) {
        if (counters.isEmpty() || other.counters.isEmpty()) {
            return counters.isEmpty() ? other.counters : counters;
        }
        var counted = new HashMap<>(counters);
        other.counters.forEach((name, value) -> counted.merge(name, value, Double::sum));
        return counted;
    }

    private static @Nullable Latencies plus(@Nullable Latencies one, @Nullable Latencies other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }

    private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(one + other);
    }

    private static @Nullable Double max(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(Math.max(one, other));
    }
}
