package dev.quarterdeck.catalog;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/** An entity that a search found. */
public record CatalogMatch(
        EntityRef ref,
        @Nullable String title,
        @Nullable String type,
        @Nullable EntityRef owner,
        @Nullable String description) {

    /** What to call it on screen. */
    public String label() {
        return title == null ? ref.name() : title;
    }
}
