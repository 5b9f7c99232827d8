package dev.quarterdeck.signals.dashboard.panel;

import dev.quarterdeck.signals.Measure;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of that which the portal measures itself. */
public sealed interface What {

    /** Null if it was not measured. */
    @Nullable
    Double of(Measure measure);

    /** Names of the counters that it needs. */
    Set<String> counters();

    Unit usualUnit();

    /** In a few words, for a line without a label. */
    String words();

    /** One of the signals that every component has. */
    enum Signal implements What {
        RATE("rate", "requests per second", Unit.RATE),
        REQUESTS("requests", "requests in all", Unit.COUNT),
        ERROR_RATIO("errorRatio", "share of failed requests", Unit.RATIO),
        P50("p50", "latency p50", Unit.SECONDS),
        P95("p95", "latency p95", Unit.SECONDS),
        P99("p99", "latency p99", Unit.SECONDS),
        CORES("cores", "processor cores in use", Unit.CORES),
        MEMORY("memory", "memory", Unit.BYTES),
        POOL_USE("poolUse", "database connections in use", Unit.RATIO),
        REPLICAS("replicas", "replicas", Unit.COUNT);

        private final String word;
        private final String label;
        private final Unit unit;

        Signal(String word, String label, Unit unit) {
            this.word = word;
            this.label = label;
            this.unit = unit;
        }

        /** @throws IllegalArgumentException if it is none */
        public static Signal of(String word) {
            return Words.of(values(), Signal::word, word);
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        @Override
        public @Nullable Double of(Measure measure) {
            return switch (this) {
                case RATE -> measure.rate();
                case REQUESTS -> measure.requests();
                case ERROR_RATIO -> measure.errorRatio();
                case P50 -> measure.latency(0.5);
                case P95 -> measure.latency(0.95);
                case P99 -> measure.latency(0.99);
                case CORES -> measure.cores();
                case MEMORY -> measure.memory();
                case POOL_USE -> measure.poolUse();
                case REPLICAS -> Double.valueOf(measure.replicas());
            };
        }

        @Override
        public Set<String> counters() {
            return Set.of();
        }

        @Override
        public Unit usualUnit() {
            return unit;
        }

        @Override
        public String words() {
            return label;
        }
    }

    /** Over which time something is counted. */
    enum Per {
        SECOND(1, Unit.RATE),
        MINUTE(60, Unit.PER_MINUTE),
        HOUR(3_600, Unit.PER_HOUR),
        DAY(86_400, Unit.PER_DAY),
        /** Of the time that is looked at, all together. */
        RANGE(0, Unit.COUNT);

        private final int seconds;
        private final Unit unit;

        Per(int seconds, Unit unit) {
            this.seconds = seconds;
            this.unit = unit;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if it is none */
        public static Per of(String word) {
            return Words.of(values(), Per::word, word);
        }
    }

    /** What a component counts beside its requests. */
    record Counted(String counter, Per per) implements What {

        public Counted {
            check(counter);
        }

        @Override
        public @Nullable Double of(Measure measure) {
            if (per == Per.RANGE) {
                return measure.counters().get(counter);
            }
            var perMinute = measure.perMinute(counter);
            return perMinute == null ? null : Double.valueOf(perMinute * per.seconds / 60);
        }

        @Override
        public Set<String> counters() {
            return Set.of(counter);
        }

        @Override
        public Unit usualUnit() {
            return per.unit;
        }

        @Override
        public String words() {
            return spoken(counter);
        }
    }

    /** Null while nothing of the whole was counted: a share of nothing is not zero. */
    record Share(String part, String whole) implements What {

        public Share {
            check(part);
            check(whole);
        }

        @Override
        public @Nullable Double of(Measure measure) {
            var all = measure.counters().get(whole);
            var some = measure.counters().get(part);
            return all == null || some == null || all <= 0 ? null : Double.valueOf(some / all);
        }

        @Override
        public Set<String> counters() {
            return Set.of(part, whole);
        }

        @Override
        public Unit usualUnit() {
            return Unit.RATIO;
        }

        @Override
        public String words() {
            return "%s of %s".formatted(spoken(part), spoken(whole));
        }
    }

    /** By the rules of Prometheus. */
    Pattern COUNTER = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static void check(String counter) {
        if (!COUNTER.matcher(counter).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not the name of a counter, such as orders_placed_total".formatted(counter));
        }
    }

    private static String spoken(String counter) {
        return counter.replaceAll("_total$", "").replace('_', ' ');
    }
}
