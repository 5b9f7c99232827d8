package dev.quarterdeck.signals.outside;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source said last.
 *
 * @param value null if it never answered
 * @param at when it did; null likewise
 * @param problem why there is nothing newer, in words; null if there is
 */
record Seen<T>(
        @Nullable T value, @Nullable Instant at, @Nullable String problem) {}
