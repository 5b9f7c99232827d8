package dev.quarterdeck.environments;

import org.jspecify.annotations.Nullable;

/**
 * How workloads grow with their load, from the environment's number of replicas on.
 *
 * @param most replicas of each workload
 * @param cpuPercent of the processor time replicas ask for that they are to use on average
 */
public record Autoscaling(int most, int cpuPercent) {

    /** As it is kept; null if there is none. */
    public static @Nullable Autoscaling of(@Nullable Integer most, @Nullable Integer cpuPercent) {
        return most == null || cpuPercent == null ? null : new Autoscaling(most, cpuPercent);
    }
}
