package dev.quarterdeck.signals.probe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking once.
 *
 * @param took until the answer, or until there was none
 * @param status of an answer over HTTP; null without one
 * @param tlsExpiresAt when the first of the certificates ends; null without TLS
 * @param problem in words; null if it answered as it should
 */
public record ProbeResult(
        Instant at,
        Duration took,
        @Nullable Integer status,
        @Nullable Instant tlsExpiresAt,
        @Nullable String problem) {

    public boolean isUp() {
        return problem == null;
    }
}
