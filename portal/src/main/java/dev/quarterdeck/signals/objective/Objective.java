package dev.quarterdeck.signals.objective;

import java.time.Instant;

/**
 * A definition that is kept.
 *
 * @param version counts its changes, from 1
 * @param talliedUntil what was measured before is counted
 */
public record Objective(
        long id, Definition definition, int version, String changedBy, Instant changedAt, Instant talliedUntil) {

    public String name() {
        return definition.name();
    }

    /** Where the portal shows it. */
    public String path() {
        return "/signals/objectives/" + definition.name();
    }
}
