package dev.quarterdeck.environments;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A place on a cluster, and the rules for changing it.
 *
 * @param position in the promotion order, lowest first
 * @param replicas of each workload there; with {@code autoscaling} the least
 * @param automatic whether a new release is deployed here by itself
 * @param approvalsRequired how many people other than the requester must agree to a change
 * @param approvalExpiry how long a request waits for them
 * @param production whether a change here reaches customers
 * @param autoscaling null if there are always as many replicas
 */
public record Environment(
        String name,
        int position,
        String cluster,
        int replicas,
        boolean automatic,
        int approvalsRequired,
        Duration approvalExpiry,
        boolean production,
        @Nullable Autoscaling autoscaling) {

    public int mostReplicas() {
        return autoscaling == null ? replicas : autoscaling.most();
    }

    /** {@code dev}, {@code staging} and {@code production} have a colour; any other is shown like the one it resembles. */
    public String css() {
        if (production) {
            return "is-production";
        }
        return automatic ? "is-dev" : "is-staging";
    }
}
