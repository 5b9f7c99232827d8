package dev.quarterdeck.signals.probe;

import java.time.Instant;

/** A definition that is kept. */
public record Probe(long id, ProbeDefinition definition, String changedBy, Instant changedAt) {

    public String name() {
        return definition.name();
    }

    /** Where the portal shows it. */
    public String path() {
        return "/signals/probes/" + definition.name();
    }
}
