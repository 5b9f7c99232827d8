package dev.quarterdeck.catalog.listing;

import java.util.Locale;

/** What a list of entities is sorted by. */
public enum CatalogOrder {
    NAME,
    /** What changed last comes first. */
    CHANGED;

    /** As it stands in URLs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such order */
    public static CatalogOrder of(String word) {
        for (var order : values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        throw new IllegalArgumentException("The catalog can be sorted by name or changed, not by " + word);
    }
}
