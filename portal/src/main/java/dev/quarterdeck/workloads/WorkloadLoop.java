package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.connector.cluster.SharedObjects;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WrittenDelivery;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.workloads.WorkloadRepository.Place;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes each cluster agree with what is desired, and the database with what the clusters show. Every step may be
 * repeated.
 */
@Component
class WorkloadLoop implements SmartLifecycle {

    private final WorkloadRepository workloads;
    private final Clusters clusters;
    private final ClusterTurn turn;
    private final Reconciler reconciler;
    private final List<ClusterLoop> loops;
    private final Instant startedAt;

    private volatile boolean running;

    WorkloadLoop(
            WorkloadRepository workloads, Clusters clusters, ClusterTurn turn, Reconciler reconciler, Clock clock) {
        this.workloads = workloads;
        this.clusters = clusters;
        this.turn = turn;
        this.reconciler = reconciler;
        this.startedAt = clock.instant();
        this.loops = clusters.all().stream()
                .map(cluster -> new ClusterLoop(cluster, this::look))
                .toList();
    }

    /** Makes the loops look now. */
    void hint() {
        loops.forEach(ClusterLoop::hint);
    }

    @Override
    public void start() {
        running = true;
        loops.forEach(ClusterLoop::start);
    }

    private void look(Cluster cluster) throws SQLException {
        if (!turn.isOurs()) {
            standBy(cluster);
            return;
        }
        var answers = 0;
        var here = workloads.desired().stream()
                .filter(desired -> isOn(cluster, desired.id()))
                .toList();
        var last = workloads.observed();
        for (var desired : here) {
            if (!running) {
                return;
            }
            answers += reconciler.reconcile(
                            cluster, desired, last.get(new Place(desired.component(), desired.environment())))
                    ? 1
                    : 0;
        }
        if (answers == 0 && !here.isEmpty()) {
            throw new SourceUnavailable("Nothing on '%s' could be looked at".formatted(cluster.name()));
        }
    }

    private boolean isOn(Cluster cluster, WorkloadId id) {
        return clusters.find(id.environment()).filter(cluster::equals).isPresent();
    }

    /** Whoever has the turn now starts what this portal ran until the database was lost; elsewhere it goes on running. */
    private void standBy(Cluster cluster) {
        var left = reconciler.leave(id -> isOn(cluster, id));
        if (cluster instanceof WrittenDelivery written) {
            written.leave();
        }
        if (!(cluster instanceof GuardedCluster)) {
            left.forEach(cluster::remove);
        }
    }

    /** Whether this portal has looked at it: what was kept before may be from before a crash. */
    boolean looked(WorkloadId id) {
        return reconciler.looked(id);
    }

    ForeignChanges foreign(WorkloadId id) {
        return reconciler.foreign(id);
    }

    /** Makes it what is desired, whoever changed it. */
    void putBack(WorkloadId id) {
        if (clusters.of(id) instanceof SharedObjects shared) {
            workloads.desired().stream()
                    .filter(desired -> desired.id().equals(id))
                    .findFirst()
                    .ifPresent(desired -> reconciler.putBack(shared, desired));
        }
        hint();
    }

    /** Since when the cluster does not answer for this workload; empty if it does. */
    Optional<Instant> unreachableSince(WorkloadId id) {
        return clusters.find(id.environment()).isEmpty() ? Optional.of(startedAt) : reconciler.unreachableSince(id);
    }

    @Override
    public void stop() {
        running = false;
        hint();
        loops.forEach(ClusterLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
