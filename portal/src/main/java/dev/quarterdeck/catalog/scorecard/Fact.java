package dev.quarterdeck.catalog.scorecard;

import org.jspecify.annotations.Nullable;

/**
 * Something known of an entity.
 *
 * @param name such as {@code docs.pages}
 * @param value null if it is known that there is none
 * @param source where it is from, for a person who wants to see for themselves
 */
public record Fact(String name, @Nullable String value, String source) {}
