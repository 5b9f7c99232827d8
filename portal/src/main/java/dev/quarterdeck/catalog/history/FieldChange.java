package dev.quarterdeck.catalog.history;

import org.jspecify.annotations.Nullable;

/**
 * A field that is not as it was.
 *
 * @param path such as {@code spec.owner}
 * @param before as JSON, a text without its quotes; null if there was none
 * @param after likewise; null if there is none any more
 */
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {}
