package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.connector.cluster.SharedObjects;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WrittenDelivery;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.workloads.Reconciler.Before;
import dev.quarterdeck.workloads.WorkloadRepository.Place;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes each cluster agree with what is desired, and the database with what the clusters show. Every step may be
 * repeated.
 */
@Component
class WorkloadLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkloadLoop.class);

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
        var observed = workloads.observed();
        var findings = reconciler.findings();
        for (var desired : here) {
            if (!running) {
                return;
            }
            var before = new Before(
                    observed.get(new Place(desired.component(), desired.environment())),
                    findings.get(desired.id()),
                    turn.number());
            answers += reconciler.reconcile(cluster, desired, before) ? 1 : 0;
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

    /** What whoever drives the clusters knows of it. */
    Finding finding(WorkloadId id) {
        return reconciler.finding(id);
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

    /** Since when clusters do not answer for these; those that are left out are answered for. */
    Map<WorkloadId, Instant> unreachable(Collection<WorkloadId> ids) {
        var findings = reconciler.findings();
        var since = new HashMap<WorkloadId, Instant>();
        for (var id : ids) {
            var finding = findings.getOrDefault(id, Finding.UNKNOWN);
            if (clusters.find(id.environment()).isEmpty()) {
                since.put(id, startedAt);
            } else if (finding.unreachableSince() != null) {
                since.put(id, finding.unreachableSince());
            }
        }
        return since;
    }

    @Override
    public void stop() {
        running = false;
        hint();
        loops.forEach(ClusterLoop::stop);
        // what runs on these goes on without this portal, which may still have requests to answer
        if (clusters.all().stream().allMatch(GuardedCluster.class::isInstance)) {
            leaveTurn();
        }
    }

    private void leaveTurn() {
        try {
            turn.leave();
        } catch (SQLException e) {
            log.warn("The turn is left only when the process ends: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
