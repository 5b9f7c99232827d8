package dev.quarterdeck.catalog.backstage;

/** A value that {@code count} entities have. */
public record FacetValue(String value, int count) {}
