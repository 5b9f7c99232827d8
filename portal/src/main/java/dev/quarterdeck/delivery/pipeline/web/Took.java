package dev.quarterdeck.delivery.pipeline.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as people say them. */
final class Took {

    private Took() {}

    /** Such as {@code 340 ms}, {@code 42 s} or {@code 1 min 8 s}; empty for null. */
    static String inWords(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        if (duration.toSeconds() == 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() == 0
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
