package dev.quarterdeck.signals.probe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A probe and what came of it.
 *
 * @param last null if it was never asked
 * @param since when it is as it is, up or down; null if it was never asked
 * @param up share of the last day's answers that were as they should be, from 0 to 1; null without any
 * @param p95 of the last day's answers; null without any
 */
public record ProbeStanding(
        Probe probe,
        @Nullable ProbeResult last,
        @Nullable Instant since,
        @Nullable Double up,
        @Nullable Duration p95) {

    private static final Duration SOON = Duration.ofDays(21);

    /** Whether its certificate ends within three weeks. */
    public boolean expiresSoon() {
        var expires = last == null ? null : last.tlsExpiresAt();
        return last != null && expires != null && expires.isBefore(last.at().plus(SOON));
    }
}
