package dev.quarterdeck.signals.log.entry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How grave a line is, in ascending order. */
public enum Level {
    TRACE("FINEST", "FINER", "10"),
    DEBUG("FINE", "20"),
    INFO("INFORMATION", "NOTICE", "CONFIG", "30"),
    WARN("WARNING", "40"),
    ERROR("ERR", "SEVERE", "50"),
    FATAL("CRITICAL", "ALERT", "EMERGENCY", "PANIC", "60");

    private final String others;

    Level(String... others) {
        this.others = String.join(" ", others);
    }

    /** By what loggers call it, in any case. Empty if nobody calls one so. */
    public static Optional<Level> of(String word) {
        var upper = word.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(level -> level.words().contains(upper))
                .findFirst();
    }

    /** What loggers call it, in capitals; numbers are those of Bunyan and Pino. */
    public List<String> words() {
        return List.of((name() + " " + others).split(" "));
    }

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
