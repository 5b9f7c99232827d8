package dev.quarterdeck.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a descriptor says about an entity.
 *
 * @param yaml as it was written
 * @param definition of an API; null if the entity is none
 * @param orphanedAt since when its source no longer describes it; null while it does
 */
public record EntityDescription(
        CatalogEntry entry,
        List<Link> links,
        @Nullable String definition,
        String yaml,
        Instant changedAt,
        @Nullable Instant orphanedAt) {

    public EntityDescription {
        links = List.copyOf(links);
    }

    /** @param url on the web */
    public record Link(String url, @Nullable String title) {

        public String label() {
            return title == null ? url : title;
        }
    }
}
