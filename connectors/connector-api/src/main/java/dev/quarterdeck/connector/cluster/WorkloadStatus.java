package dev.quarterdeck.connector.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster makes of a workload at one moment.
 *
 * @param revision the desired one
 * @param replicas how many are desired
 * @param observed all replicas, those of other revisions included, oldest first
 * @param stalled why the rollout to {@code revision} gets no further, for a person to read; null while it does, and
 *     from when it was complete on
 */
public record WorkloadStatus(
        WorkloadId id,
        String revision,
        int replicas,
        List<ReplicaStatus> observed,
        @Nullable String stalled) {

    public WorkloadStatus {
        observed = List.copyOf(observed);
    }

    public long ready() {
        return observed.stream()
                .filter(replica -> replica.state() == ReplicaState.READY)
                .count();
    }

    /** Whether exactly the desired replicas of the desired revision are there, and ready. */
    public boolean complete() {
        return observed.size() == replicas
                && observed.stream()
                        .allMatch(replica -> replica.state() == ReplicaState.READY
                                && replica.revision().equals(revision));
    }
}
