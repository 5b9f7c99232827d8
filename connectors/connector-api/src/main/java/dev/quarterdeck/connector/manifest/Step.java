package dev.quarterdeck.connector.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one object, as the cluster answers when it is asked without doing it.
 *
 * @param conflicts fields that somebody else has set since, and would lose
 * @param refusal why the cluster does not take it; null if it does
 */
public record Step(
        Part part,
        Effect effect,
        List<Change> changes,
        List<Conflict> conflicts,
        @Nullable String refusal) {

    public Step {
        changes = List.copyOf(changes);
        conflicts = List.copyOf(conflicts);
    }

    public enum Effect {
        CREATED,
        CHANGED,
        /** It is there already, and nobody said so far that it is one of these. */
        TAKEN_OVER,
        SAME,
        REFUSED
    }

    /** Null before or after is: not there. What is secret is masked. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    public record Conflict(String field, String manager) {}

    /** Whether it is only done if somebody says that others may lose by it. */
    public boolean needsYes() {
        return effect == Effect.TAKEN_OVER || !conflicts.isEmpty();
    }
}
