package dev.quarterdeck.signals.objective;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Time that is not to count.
 *
 * @param begin a whole minute
 * @param end a whole minute, which counts again
 * @param decidedBy null until somebody did
 */
public record Correction(
        long id,
        long objective,
        Instant begin,
        Instant end,
        String reason,
        String askedBy,
        Instant askedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision) {

    /** Whether it is left out. */
    public enum State {
        ASKED,
        AGREED,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
