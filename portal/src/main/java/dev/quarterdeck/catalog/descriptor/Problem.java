package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.platform.EntityRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file, and where exactly.
 *
 * @param file from the root of its source
 * @param line from 1
 * @param column from 1
 * @param ref the entity that it concerns; null if the file could not be read that far
 * @param field such as {@code spec.owner}; null if it concerns no single field
 * @param message what is wrong, and what would be right
 */
public record Problem(
        Severity severity,
        String file,
        int line,
        int column,
        @Nullable EntityRef ref,
        @Nullable String field,
        String message) {

    public enum Severity {
        /** Keeps the entity from being updated. */
        ERROR,
        /** The entity is served all the same. */
        WARNING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Severity of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** A problem of a file as a whole. */
    public static Problem ofFile(String file, String message) {
        return new Problem(Severity.ERROR, file, 1, 1, null, null, message);
    }
}
