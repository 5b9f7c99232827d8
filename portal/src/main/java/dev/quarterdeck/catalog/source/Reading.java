package dev.quarterdeck.catalog.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a source was read that changed something, or failed.
 *
 * @param state of the source, such as a commit; null if it names none
 * @param failure why it could not be read; null if it could
 */
public record Reading(
        Instant at,
        @Nullable String state,
        String actor,
        int added,
        int changed,
        int orphaned,
        int errors,
        @Nullable String failure) {}
