package dev.quarterdeck.signals.objective;

import dev.quarterdeck.signals.Measure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is counted, and which of it is good. */
public sealed interface Indicator {

    /**
     * Of what was measured in a minute.
     *
     * @return empty if nobody measured it
     */
    Optional<Tally> tally(Measure measure);

    /** Whether it counts requests, and not minutes. */
    boolean ofRequests();

    /** Requests that did not fail. */
    record Availability() implements Indicator {

        @Override
        public Optional<Tally> tally(Measure measure) {
            var requests = measure.requests();
            var errors = measure.errors();
            return requests == null || errors == null
                    ? Optional.empty()
                    : Optional.of(new Tally(requests - errors, requests));
        }

        @Override
        public boolean ofRequests() {
            return true;
        }
    }

    /**
     * Requests that were answered in time, whatever the answer was.
     *
     * @param within for exact numbers one of the bounds by which the component counts its latency
     */
    record Latency(Duration within) implements Indicator {

        public Latency {
            if (!within.isPositive()) {
                throw new IllegalArgumentException("A latency is longer than nothing");
            }
        }

        @Override
        public Optional<Tally> tally(Measure measure) {
            return Optional.ofNullable(measure.latencies())
                    .map(latencies -> new Tally(latencies.within(within.toMillis() / 1e3), latencies.total()));
        }

        @Override
        public boolean ofRequests() {
            return true;
        }
    }

    /**
     * One counter of another.
     *
     * @param part counts the good ones, or the bad ones
     */
    record Ratio(String part, boolean good, String total) implements Indicator {

        @Override
        public Optional<Tally> tally(Measure measure) {
            var all = measure.counters().get(total);
            if (all == null) {
                return Optional.empty();
            }
            // a counter that nothing was added to yet need not be there
            var some = measure.counters().getOrDefault(part, 0.0);
            return Optional.of(new Tally(good ? some : Math.max(0, all - some), all));
        }

        @Override
        public boolean ofRequests() {
            return true;
        }
    }

    /** Minutes in which a signal stays on the right side of a limit. */
    record Threshold(Signal signal, Comparison comparison, double limit) implements Indicator {

        @Override
        public Optional<Tally> tally(Measure measure) {
            return Optional.ofNullable(signal.of(measure))
                    .map(value -> new Tally(comparison.holds(value, limit) ? 1 : 0, 1));
        }

        @Override
        public boolean ofRequests() {
            return false;
        }
    }

    /**
     * Counted by asking a Prometheus, minute by minute.
     *
     * @param connection its name; null for whichever is connected
     */
    record Asked(@Nullable String connection, Question question) implements Indicator {

        @Override
        public Optional<Tally> tally(Measure measure) {
            return Optional.empty();
        }

        @Override
        public boolean ofRequests() {
            return question instanceof Question.Share;
        }
    }

    /** Read by another system, and not measured here. */
    record Elsewhere(String source) implements Indicator {

        @Override
        public Optional<Tally> tally(Measure measure) {
            return Optional.empty();
        }

        @Override
        public boolean ofRequests() {
            return true;
        }
    }

    /** What a threshold can be set for. */
    enum Signal {
        ERROR_RATIO("errorRatio", "error ratio"),
        P95("p95", "p95 latency in seconds"),
        P99("p99", "p99 latency in seconds"),
        POOL_USE("poolUse", "use of the connection pool"),
        CORES("cores", "processor cores"),
        MEMORY("memory", "memory in bytes"),
        RATE("rate", "requests per second");

        private final String word;
        private final String label;

        Signal(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException if there is none of that name */
        public static Signal named(String word) {
            for (var signal : values()) {
                if (signal.word.equals(word)) {
                    return signal;
                }
            }
            throw new IllegalArgumentException("There is no signal '%s'".formatted(word));
        }

        @Nullable
        Double of(Measure measure) {
            return switch (this) {
                case ERROR_RATIO -> measure.errorRatio();
                case P95 -> measure.latency(0.95);
                case P99 -> measure.latency(0.99);
                case POOL_USE -> measure.poolUse();
                case CORES -> measure.cores();
                case MEMORY -> measure.memory();
                case RATE -> measure.rate();
            };
        }
    }

    /** As OpenSLO writes them. */
    enum Comparison {
        LTE("lte", "at most"),
        LT("lt", "under"),
        GTE("gte", "at least"),
        GT("gt", "over");

        private final String word;
        private final String label;

        Comparison(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException if there is none of that name */
        public static Comparison named(String word) {
            for (var comparison : values()) {
                if (comparison.word.equals(word)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException("A comparison is lte, lt, gte or gt, not '%s'".formatted(word));
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case LTE -> value <= limit;
                case LT -> value < limit;
                case GTE -> value >= limit;
                case GT -> value > limit;
            };
        }
    }
}
