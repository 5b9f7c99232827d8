package dev.quarterdeck.connector.manifest;

import org.jspecify.annotations.Nullable;

/**
 * What is there, and not among what is applied.
 *
 * @param kept why it stays whatever is chosen; null if it can be removed
 */
public record Leftover(Part part, @Nullable String kept) {

    /** By which it is chosen. */
    public String word() {
        return part.word();
    }
}
