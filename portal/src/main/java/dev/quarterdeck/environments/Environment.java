package dev.quarterdeck.environments;

import java.time.Duration;

/**
 * A place on a cluster, and the rules for changing it.
 *
 * @param position in the promotion order, lowest first
 * @param replicas of each workload there
 * @param automatic whether a new release is deployed here by itself
 * @param approvalsRequired how many people other than the requester must agree to a change
 * @param approvalExpiry how long a request waits for them
 * @param production whether a change here reaches customers
 */
public record Environment(
        String name,
        int position,
        String cluster,
        int replicas,
        boolean automatic,
        int approvalsRequired,
        Duration approvalExpiry,
        boolean production) {

    /** {@code dev}, {@code staging} and {@code production} have a colour; any other is shown like the one it resembles. */
    public String css() {
        if (production) {
            return "is-production";
        }
        return automatic ? "is-dev" : "is-staging";
    }
}
