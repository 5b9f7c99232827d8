package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of a workload.
 *
 * @param revision the one its cluster works towards
 * @param stalled why it gets no further; null while it does
 * @param observedAt since when it has looked like this
 */
public record ObservedWorkload(
        String revision,
        int replicas,
        List<ReplicaStatus> observed,
        @Nullable String stalled,
        Instant observedAt) {

    public ObservedWorkload {
        observed = List.copyOf(observed);
    }

    public long ready() {
        return observed.stream()
                .filter(replica -> replica.state() == ReplicaState.READY)
                .count();
    }

    /** Whether exactly what is wanted runs, in a number from {@code least} to {@code most}, and is ready. */
    public boolean completes(Revision wanted, int least, int most) {
        return revision.equals(wanted.toString())
                && observed.size() >= least
                && observed.size() <= most
                && observed.stream()
                        .allMatch(replica -> replica.state() == ReplicaState.READY
                                && replica.revision().equals(revision));
    }
}
