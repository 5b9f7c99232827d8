package dev.quarterdeck.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How fine samples are kept, and for how long. */
public enum Resolution {
    FINE("signal_10s", Duration.ofSeconds(10), Duration.ofHours(2), Duration.ofHours(1)),
    MINUTES("signal_1m", Duration.ofMinutes(1), Duration.ofDays(30), Duration.ofDays(1)),
    /** For 13 months. */
    HOURS("signal_1h", Duration.ofHours(1), Duration.ofDays(396), Duration.ofDays(30));

    private final String table;
    private final Duration step;
    private final Duration kept;
    private final Duration partition;

    Resolution(String table, Duration step, Duration kept, Duration partition) {
        this.table = table;
        this.step = step;
        this.kept = kept;
        this.partition = partition;
    }

    public String table() {
        return table;
    }

    public Duration step() {
        return step;
    }

    public Duration kept() {
        return kept;
    }

    /** Of time in one partition of the table; these begin at its multiples since 1970. */
    public Duration partition() {
        return partition;
    }

    /** What it is added up from; null of the finest. */
    public @Nullable Resolution finer() {
        return switch (this) {
            case FINE -> null;
            case MINUTES -> FINE;
            case HOURS -> MINUTES;
        };
    }

    /** The latest multiple of its step that is not after a moment. */
    public Instant floor(Instant moment) {
        return floor(moment, step);
    }

    public static Instant floor(Instant moment, Duration step) {
        var seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /** As it is written in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
