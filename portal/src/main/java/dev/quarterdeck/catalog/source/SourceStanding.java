package dev.quarterdeck.catalog.source;

/**
 * A source and how much the catalog has of it.
 *
 * @param errors shown as such on the page of problems, as are {@code warnings}
 */
public record SourceStanding(CatalogSource source, long entities, long errors, long warnings) {}
