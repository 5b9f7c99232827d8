package dev.quarterdeck.connector.helm;

import dev.quarterdeck.connector.helm.HelmRelease.Hook;
import dev.quarterdeck.connector.helm.HelmRelease.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a roll back would do, as the cluster answers when it is asked without doing it.
 *
 * @param newest what the release is now
 * @param steps in their order
 * @param leftovers what only the newest revision has
 * @param hooks of the revision that is gone back to, which the portal does not run
 */
public record HelmPlan(
        HelmRevision newest, HelmRevision to, List<Step> steps, List<Leftover> leftovers, List<Hook> hooks) {

    public HelmPlan {
        steps = List.copyOf(steps);
        leftovers = List.copyOf(leftovers);
        hooks = List.copyOf(hooks);
    }

    /**
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
    }

    public enum Effect {
        CREATED,
        CHANGED,
        SAME,
        REFUSED
    }

    /** Null before or after is: not there. What is secret is masked. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    public record Conflict(String field, String manager) {}

    /** @param kept why it stays whatever is chosen; null if it can be removed */
    public record Leftover(Part part, @Nullable String kept) {

        /** By which it is chosen. */
        public String word() {
            return word(part);
        }

        public static String word(Part part) {
            return "%s/%s/%s/%s".formatted(part.apiVersion(), part.kind(), part.namespace(), part.name());
        }
    }

    /** Whether somebody else would lose something. */
    public boolean hasConflicts() {
        return steps.stream().anyMatch(step -> !step.conflicts().isEmpty());
    }

    public boolean isRefused() {
        return steps.stream().anyMatch(step -> step.refusal() != null);
    }
}
