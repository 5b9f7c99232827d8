package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.connector.cluster.SharedObjects;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes each cluster agree with what is desired, and the database with what the clusters show. Every step may be
 * repeated.
 */
@Component
class WorkloadLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkloadLoop.class);

    private final WorkloadRepository workloads;
    private final ScoreWorkloads scores;
    private final Clusters clusters;
    private final ClusterTurn turn;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<ClusterLoop> loops;
    private final Instant startedAt;
    private final Map<WorkloadId, Instant> unreachable = new ConcurrentHashMap<>();
    private final Map<WorkloadId, List<Drift>> drifts = new ConcurrentHashMap<>();
    private final Set<WorkloadId> looked = ConcurrentHashMap.newKeySet();

    private volatile boolean running;

    WorkloadLoop(
            WorkloadRepository workloads,
            ScoreWorkloads scores,
            Clusters clusters,
            ClusterTurn turn,
            LiveUpdates live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.workloads = workloads;
        this.scores = scores;
        this.clusters = clusters;
        this.turn = turn;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
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
        var away = 0;
        for (var desired : workloads.desired()) {
            if (clusters.find(desired.environment()).filter(cluster::equals).isPresent()
                    && !reconcile(cluster, desired)) {
                away++;
            }
        }
        if (away > 0) {
            throw new SourceUnavailable("%d workloads on '%s' could not be looked at".formatted(away, cluster.name()));
        }
    }

    /** Whoever has the turn now starts what this portal ran until the database was lost; elsewhere it goes on running. */
    private void standBy(Cluster cluster) {
        var here = looked.stream()
                .filter(id ->
                        clusters.find(id.environment()).filter(cluster::equals).isPresent())
                .toList();
        if (!(cluster instanceof GuardedCluster)) {
            here.forEach(cluster::remove);
        }
        looked.removeAll(here);
    }

    /** Whether its cluster answered. */
    private boolean reconcile(Cluster cluster, DesiredWorkload desired) {
        try {
            cluster.apply(scores.workload(desired));
            cluster.observe(desired.id()).ifPresent(status -> keep(desired, observed(status)));
            compare(cluster, desired);
            unreachable.remove(desired.id());
        } catch (ApplyConflict e) {
            keepConflict(cluster, desired, String.valueOf(e.getMessage()));
        } catch (UnusableScore | IllegalArgumentException e) {
            keep(desired, broken(desired, e.getMessage()));
        } catch (SourceUnavailable e) {
            if (unreachable.putIfAbsent(desired.id(), clock.instant()) == null) {
                log.warn("{} cannot be looked at: {}", desired.id(), e.getMessage());
            }
            return false;
        } catch (RuntimeException e) {
            // the others must not suffer from it, and it is tried again with the next look
            log.warn("{} could not be brought to what is desired just now: {}", desired.id(), e.toString());
        }
        return true;
    }

    private void compare(Cluster cluster, DesiredWorkload desired) {
        if (cluster instanceof SharedObjects shared) {
            var now = shared.drift(desired.id());
            if (!now.equals(drifts.put(desired.id(), now)) && looked(desired.id())) {
                transaction.executeWithoutResult(
                        _ -> live.announce("Somebody changed " + desired.id(), topics(desired)));
            }
        }
    }

    private static String[] topics(DesiredWorkload desired) {
        var name = desired.component().name();
        return new String[] {"workloads", "workload/%s/%s".formatted(desired.environment(), name), "component/" + name};
    }

    /** What runs is shown as it is, with what stands in the way. */
    private void keepConflict(Cluster cluster, DesiredWorkload desired, String why) {
        var now = cluster.observe(desired.id())
                .map(status -> new ObservedWorkload(
                        status.revision(), status.replicas(), status.observed(), why, clock.instant()))
                .orElseGet(() -> broken(desired, why));
        keep(desired, now);
    }

    /** Whether this portal has looked at it: what was kept before may be from before a crash. */
    boolean looked(WorkloadId id) {
        return looked.contains(id);
    }

    /** What others changed of it since; empty where nobody can. */
    List<Drift> drift(WorkloadId id) {
        return drifts.getOrDefault(id, List.of());
    }

    /** Makes it what is desired, whoever changed it. */
    void putBack(WorkloadId id) {
        if (clusters.of(id) instanceof SharedObjects shared) {
            workloads.desired().stream()
                    .filter(desired -> desired.id().equals(id))
                    .findFirst()
                    .ifPresent(desired -> shared.applyOver(scores.workload(desired)));
        }
        hint();
    }

    /** Since when the cluster does not answer for this workload; empty if it does. */
    Optional<Instant> unreachableSince(WorkloadId id) {
        return clusters.find(id.environment()).isEmpty()
                ? Optional.of(startedAt)
                : Optional.ofNullable(unreachable.get(id));
    }

    private ObservedWorkload observed(WorkloadStatus status) {
        return new ObservedWorkload(
                status.revision(), status.replicas(), status.observed(), status.stalled(), clock.instant());
    }

    private ObservedWorkload broken(DesiredWorkload desired, @Nullable String why) {
        return new ObservedWorkload(desired.revision().toString(), desired.replicas(), List.of(), why, clock.instant());
    }

    private void keep(DesiredWorkload desired, ObservedWorkload now) {
        var component = desired.component();
        var environment = desired.environment();
        var before = workloads.observed(component, environment);
        if (before.filter(last -> same(last, now)).isPresent()) {
            looked.add(desired.id());
            return;
        }
        transaction.executeWithoutResult(_ -> {
            workloads.keepObserved(component, environment, now);
            live.announce(
                    "%s in %s: %d of %d replicas ready"
                            .formatted(component.name(), environment, now.ready(), now.replicas()),
                    topics(desired));
        });
        looked.add(desired.id());
        events.publishEvent(new WorkloadChanged(component, environment));
    }

    private static boolean same(ObservedWorkload before, ObservedWorkload now) {
        return new ObservedWorkload(
                        before.revision(), before.replicas(), before.observed(), before.stalled(), now.observedAt())
                .equals(now);
    }

    @Override
    public void stop() {
        running = false;
        loops.forEach(ClusterLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
