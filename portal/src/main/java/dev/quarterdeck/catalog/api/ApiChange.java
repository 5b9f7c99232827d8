package dev.quarterdeck.catalog.api;

import java.time.Instant;

/**
 * What a version of an API changed.
 *
 * @param from the version before
 * @param at when the new version was read, by {@code changedBy}
 */
public record ApiChange(int from, int to, Instant at, String changedBy, ApiDiff diff) {}
