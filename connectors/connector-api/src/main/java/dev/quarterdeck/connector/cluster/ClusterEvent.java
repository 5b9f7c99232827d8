package dev.quarterdeck.connector.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a workload.
 *
 * @param replica null if it concerns the workload as a whole
 * @param reason one word in the field's usual terms: Started, Ready, Unhealthy, BackOff, Killed, DigestMismatch, …
 */
public record ClusterEvent(
        WorkloadId workload, @Nullable String replica, Severity severity, String reason, String message, Instant at) {

    public enum Severity {
        NORMAL,
        WARNING
    }
}
