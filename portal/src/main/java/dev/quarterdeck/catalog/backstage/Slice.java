package dev.quarterdeck.catalog.backstage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param items entities as JSON, in order
 * @param first where a slice before it ends; null if there is none before it
 * @param last where the next one begins; null if there is none after it
 */
public record Slice(
        List<String> items,
        @Nullable Position first,
        @Nullable Position last) {

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * An entity's place in a list.
     *
     * @param values that it is sorted by, the last of them its reference
     */
    public record Position(List<String> values) {

        public Position {
            values = List.copyOf(values);
        }
    }
}
