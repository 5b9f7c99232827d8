package dev.quarterdeck.delivery.pipeline;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a test report says of one test.
 *
 * @param message why it failed or was skipped; null if the report does not say
 */
public record TestCase(
        String suite,
        String name,
        Outcome outcome,
        @Nullable String message,
        Duration duration) {

    public enum Outcome {
        FAILED,
        SKIPPED,
        PASSED;

        /** As it is written in the database and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The suite without its package. */
    public String shortSuite() {
        return suite.substring(suite.lastIndexOf('.') + 1);
    }
}
