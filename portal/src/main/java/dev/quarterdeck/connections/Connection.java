package dev.quarterdeck.connections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something outside that the portal works with, as it answered just now.
 *
 * @param kind what it is for
 * @param problem why it does not answer; null if it does
 * @param answeredAt when it last did; null if nobody keeps that, or it never did since the portal's start
 * @param access where to read what the portal may do there; null if nobody says so
 */
public record Connection(
        String name,
        String kind,
        String detail,
        @Nullable String problem,
        @Nullable String access,
        @Nullable Instant answeredAt) {

    Connection(String name, String kind, String detail, @Nullable String problem) {
        this(name, kind, detail, problem, null, null);
    }
}
