package dev.quarterdeck.connector.cluster;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs workloads. Every call may be repeated: a cluster is told what should be, never what to do.
 *
 * <p>Each method throws {@link dev.quarterdeck.connector.SourceUnavailable} if the cluster cannot be reached.
 */
public interface Cluster extends AutoCloseable {

    String name();

    /**
     * Makes {@code workload} the desired state and returns at once. A new revision replaces the old one replica by
     * replica: a new one gets traffic before an old one stops, and while the new one does not become ready the old ones
     * stay. Applying an equal workload again changes nothing.
     *
     * @throws IllegalArgumentException if the cluster can never run this, with the reason for a person to read
     * @throws ApplyConflict if somebody else sees to what it would change; nothing was changed then
     */
    void apply(Workload workload);

    /**
     * Ends all replicas; a workload that does not exist is already removed. It is no longer observed from now on, also
     * while its replicas still end.
     */
    void remove(WorkloadId id);

    /** Empty if no such workload was applied. */
    Optional<WorkloadStatus> observe(WorkloadId id);

    /** Everything that runs in {@code environment}, by name. */
    List<WorkloadStatus> observe(String environment);

    /** How many workloads it runs, in all environments. */
    int count();

    /** Ends one replica once another has taken its place. The status shows it a moment later. */
    void evict(WorkloadId id, String replica);

    /**
     * Replaces all replicas one by one, as a rollout does, with no change of revision. The status shows it a moment
     * later.
     */
    void restart(WorkloadId id);

    /**
     * Where clients reach the workload, whatever replicas serve it. Known before it is applied, the same for as long as
     * the cluster exists.
     */
    URI endpoint(WorkloadId id);

    /** The newest {@code limit} events, newest first. */
    List<ClusterEvent> events(WorkloadId id, int limit);

    /**
     * What a replica wrote, in order; also if it ended not long ago, where the cluster is one of {@link KeptLogs}. Empty
     * if there is nothing to read.
     *
     * @param after the {@link LogLine#offset()} to go on from, or a negative number for the last {@code limit} lines
     */
    List<LogLine> log(WorkloadId id, String replica, long after, int limit);

    /**
     * Calls {@code listener} soon after the status of any workload changed. A hint to look, not a history: calls may be
     * joined, and come from any thread. The listener must return quickly.
     */
    AutoCloseable watch(Consumer<WorkloadId> listener);

    @Override
    void close();
}
