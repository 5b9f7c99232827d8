package dev.quarterdeck.signals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that ran in an environment.
 *
 * @param release its id; below zero if only a source outside knows it
 * @param since when it was last deployed there; null if the portal did not do that
 */
public record Ran(String version, long release, @Nullable Instant since) {}
