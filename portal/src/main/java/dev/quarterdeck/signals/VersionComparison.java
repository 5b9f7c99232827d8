package dev.quarterdeck.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a component in an environment beside each other.
 *
 * @param fromBegin whether the same age of both is compared, and not the same time
 * @param both how long both answered requests at once; zero if they never did, or if the same age is compared
 * @param together of that time; empty if there is none
 * @param each of all the time in which each was looked at
 * @param chart moments of both by their releases; seconds since the begin of each, as if that was 1970, if {@code fromBegin}
 */
public record VersionComparison(
        Served base,
        Served version,
        boolean fromBegin,
        Duration both,
        List<Compared> together,
        List<Compared> each,
        SignalHistory chart) {

    /**
     * One of them.
     *
     * @param release its id; below zero if only a source outside knows it
     * @param from what was looked at
     * @param measure of that time; null if nothing was measured
     */
    public record Served(
            String version,
            long release,
            Instant from,
            Instant to,
            @Nullable Measure measure) {}

    /** What is compared, by version; what is not chosen is null. */
    public record Choice(@Nullable String base, @Nullable String version, boolean fromBegin) {}
}
