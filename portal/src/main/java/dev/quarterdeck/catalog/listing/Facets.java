package dev.quarterdeck.catalog.listing;

import java.util.List;

/**
 * How many entities each further choice would leave, most first. A facet counts as if nothing were chosen in itself, so
 * that one sees what the other choices would give.
 *
 * @param level of a scorecard, as a filter names it
 * @param total that the filter leaves
 */
public record Facets(
        List<Value> kind,
        List<Value> type,
        List<Value> lifecycle,
        List<Value> owner,
        List<Value> tag,
        List<Value> system,
        List<Value> level,
        long total) {

    public record Value(String value, long count) {}
}
