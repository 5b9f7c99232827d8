package dev.quarterdeck.catalog.source;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * How reading a source changed an entity.
 *
 * @param before as it was written; null if it is new
 * @param after as it is written now; null if it is not described any more
 */
public record EntityChange(
        EntityRef ref, @Nullable String before, @Nullable String after) {

    /** For pages and the API. */
    public String word() {
        if (before == null) {
            return "added";
        }
        return after == null ? "orphaned" : "changed";
    }
}
