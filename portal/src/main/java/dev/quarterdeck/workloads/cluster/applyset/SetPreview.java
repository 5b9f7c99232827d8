package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.applyset.source.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * What applying a set would do. Of {@code plan}, {@code impossible} and {@code silence} there is one.
 *
 * @param rendered null if everything is to be removed
 * @param impossible why it cannot be done, whatever is chosen
 * @param silence why the cluster did not say
 * @param objection why it is not done for whoever asks; null if nothing speaks against it
 */
public record SetPreview(
        @Nullable Rendered rendered,
        @Nullable ApplyPlan plan,
        @Nullable String impossible,
        @Nullable Silence silence,
        @Nullable String objection) {

    /** Whether it can be pressed. */
    public boolean isOpen() {
        return plan != null && !plan.isRefused() && objection == null;
    }
}
