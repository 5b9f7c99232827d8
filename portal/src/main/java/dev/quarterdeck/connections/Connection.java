package dev.quarterdeck.connections;

import org.jspecify.annotations.Nullable;

/**
 * Something outside that the portal works with, as it answered just now.
 *
 * @param kind what it is for
 * @param problem why it does not answer; null if it does
 */
public record Connection(
        String name, String kind, String detail, @Nullable String problem) {}
