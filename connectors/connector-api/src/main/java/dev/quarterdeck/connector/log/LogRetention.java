package dev.quarterdeck.connector.log;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back a source goes.
 *
 * @param oldest of all lines that there are; null if there are none
 * @param hot for how long lines are found fast
 * @param warm for how long they are kept, if more slowly found
 */
public record LogRetention(@Nullable Instant oldest, Duration hot, Duration warm) {}
