package dev.quarterdeck.signals.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A definition that is kept.
 *
 * @param unasked why it could not be asked last, so that nothing new is known of it; null if it could
 */
public record Probe(
        long id,
        ProbeDefinition definition,
        String changedBy,
        Instant changedAt,
        @Nullable String unasked) {

    public String name() {
        return definition.name();
    }

    /** Where the portal shows it. */
    public String path() {
        return "/signals/probes/" + definition.name();
    }
}
