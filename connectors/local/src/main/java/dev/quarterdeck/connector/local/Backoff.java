package dev.quarterdeck.connector.local;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before a replica that ended is started again: 1 s, then twice as long each time, at most 60 s. */
final class Backoff {

    /** After this much health the past is forgotten. */
    static final Duration FORGIVEN_AFTER = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private int failures;

    Instant next(Instant now) {
        var wait = FIRST.multipliedBy(1L << Math.min(failures, 6));
        failures++;
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    void forgive() {
        failures = 0;
    }

    /** How often in a row the replica ended. */
    int failures() {
        return failures;
    }
}
