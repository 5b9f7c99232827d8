package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.connector.helm.HelmPlan;
import dev.quarterdeck.connector.helm.HelmPlan.Effect;
import dev.quarterdeck.connector.helm.HelmPlan.Step;
import dev.quarterdeck.connector.helm.HelmPlanning;
import dev.quarterdeck.workloads.cluster.helm.ReleaseRollBacks.Preview;
import dev.quarterdeck.workloads.cluster.helm.Silence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a roll back would do, as its page shows it.
 *
 * @param plan null if there is none
 * @param impossible why it cannot be done; null if it can
 */
public record HelmRollBackView(
        @Nullable HelmPlan plan,
        @Nullable String impossible,
        @Nullable Silence silence) {

    static HelmRollBackView of(Preview preview) {
        return switch (preview.planning()) {
            case null -> new HelmRollBackView(null, null, preview.silence());
            case HelmPlanning.Planned(var plan) -> new HelmRollBackView(plan, null, null);
            case HelmPlanning.Impossible(var why) -> new HelmRollBackView(null, why, null);
        };
    }

    /** @param css of a pill */
    public record EffectView(String css, String icon, String word) {}

    public EffectView effect(Step step) {
        return switch (step.effect()) {
            case CREATED -> new EffectView("is-ok", "ti-plus", "Made again");
            case CHANGED -> new EffectView("is-busy", "ti-pencil", "Changed");
            case SAME -> new EffectView("is-mute", "ti-minus", "Stays as it is");
            case REFUSED -> new EffectView("is-fail", "ti-circle-x", "Not taken");
        };
    }

    /** Those with something to read about them. */
    public List<Step> changed() {
        return plan == null
                ? List.of()
                : plan.steps().stream()
                        .filter(step -> step.effect() == Effect.CHANGED)
                        .toList();
    }

    /** Whether it can be pressed. */
    public boolean open() {
        return plan != null && !plan.isRefused();
    }
}
