package dev.quarterdeck.connector.log;

import java.time.Instant;

/**
 * How many lines there are in some time.
 *
 * @param at when that begins
 * @param level one of the groups that were asked for; an empty text for all others
 */
public record LogCount(Instant at, String level, long lines) {}
