package dev.quarterdeck.catalog;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing in the catalog.
 *
 * @param type what sort of its kind it is, such as {@code service}; null if its kind has none or it does not say
 * @param owner need not exist
 * @param system need not exist
 * @param annotations by name, as in Backstage the key to what other tools know about it
 */
public record CatalogEntry(
        EntityRef ref,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        @Nullable String lifecycle,
        List<String> tags,
        Map<String, String> annotations,
        Origin origin) {

    public CatalogEntry {
        tags = List.copyOf(tags);
        annotations = Map.copyOf(annotations);
    }

    /** Whether it is something that is built, runs and is measured. */
    public boolean isComponent() {
        return ref.kind().equals("component");
    }

    /** What to call it on screen. */
    public String label() {
        return title == null ? ref.name() : title;
    }
}
