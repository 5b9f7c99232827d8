package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.connector.helm.HelmPlan;
import dev.quarterdeck.connector.helm.HelmPlanning;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.helm.ReleaseRollBacks.Preview;
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

    /** Whether it can be pressed. */
    public boolean open() {
        return plan != null && !plan.isRefused();
    }
}
