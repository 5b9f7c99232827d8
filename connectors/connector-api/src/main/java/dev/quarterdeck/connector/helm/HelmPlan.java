package dev.quarterdeck.connector.helm;

import dev.quarterdeck.connector.helm.HelmRelease.Hook;
import dev.quarterdeck.connector.manifest.Leftover;
import dev.quarterdeck.connector.manifest.Step;
import java.util.List;

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

    /** Whether somebody else would lose something. */
    public boolean hasConflicts() {
        return steps.stream().anyMatch(Step::needsYes);
    }

    public boolean isRefused() {
        return steps.stream().anyMatch(step -> step.refusal() != null);
    }
}
