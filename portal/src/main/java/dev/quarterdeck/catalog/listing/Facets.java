package dev.quarterdeck.catalog.listing;

import java.util.List;

/**
 * How many entities each further choice would leave, most first. A facet counts as if nothing were chosen in itself, so
 * that one sees what the other choices would give.
 *
 * @param total that the filter leaves
 */
public record Facets(
        List<Value> kind, List<Value> type, List<Value> lifecycle, List<Value> owner, List<Value> tag, long total) {

    public record Value(String value, long count) {}
}
