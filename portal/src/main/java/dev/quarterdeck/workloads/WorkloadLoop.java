package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the cluster agree with what is desired, and the database with what the cluster shows. Looks when told to, and
 * once a second anyway: nothing is lost if a hint is.
 *
 * <p>Every step may be repeated.
 */
@Component
class WorkloadLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkloadLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WorkloadRepository workloads;
    private final ScoreWorkloads scores;
    private final Cluster cluster;
    private final ClusterTurn turn;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore hints = new Semaphore(0);
    private final Map<WorkloadId, Instant> unreachable = new ConcurrentHashMap<>();

    private final Set<WorkloadId> looked = ConcurrentHashMap.newKeySet();

    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable AutoCloseable watch;

    WorkloadLoop(
            WorkloadRepository workloads,
            ScoreWorkloads scores,
            Cluster cluster,
            ClusterTurn turn,
            LiveUpdates live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.workloads = workloads;
        this.scores = scores;
        this.cluster = cluster;
        this.turn = turn;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the loop look now. */
    void hint() {
        hints.release();
    }

    @Override
    public void start() {
        running = true;
        watch = cluster.watch(_ -> hint());
        thread = Thread.ofVirtual().name("workloads").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                if (turn.isOurs()) {
                    workloads.desired().forEach(this::reconcile);
                } else {
                    standBy();
                }
            } catch (RuntimeException | SQLException e) {
                // most likely the database is away; what runs goes on running, and the loop looks again
                log.warn("The workloads could not be looked at: {}", e.toString());
            }
            awaitHint();
        }
    }

    /** Whoever has the turn now starts what this portal ran until the database was lost. */
    private void standBy() {
        looked.forEach(cluster::remove);
        looked.clear();
    }

    private void awaitHint() {
        try {
            if (hints.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                hints.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void reconcile(DesiredWorkload desired) {
        try {
            cluster.apply(scores.workload(desired));
            cluster.observe(desired.id()).ifPresent(status -> keep(desired, observed(status)));
            unreachable.remove(desired.id());
        } catch (UnusableScore | IllegalArgumentException e) {
            keep(desired, broken(desired, e.getMessage()));
        } catch (SourceUnavailable e) {
            if (unreachable.putIfAbsent(desired.id(), clock.instant()) == null) {
                log.warn("{} cannot be looked at: {}", desired.id(), e.getMessage());
            }
        } catch (RuntimeException e) {
            // the others must not suffer from it, and it is tried again with the next look
            log.warn("{} could not be brought to what is desired just now: {}", desired.id(), e.toString());
        }
    }

    /** Whether this portal has looked at it: what was kept before may be from before a crash. */
    boolean looked(WorkloadId id) {
        return looked.contains(id);
    }

    /** Since when the cluster does not answer for this workload; empty if it does. */
    Optional<Instant> unreachableSince(WorkloadId id) {
        return Optional.ofNullable(unreachable.get(id));
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
                    "workloads",
                    "workload/%s/%s".formatted(environment, component.name()),
                    "component/" + component.name());
        });
        looked.add(desired.id());
        events.publishEvent(new WorkloadChanged(component, environment));
    }

    private static boolean same(ObservedWorkload before, ObservedWorkload now) {
        return new ObservedWorkload(
                        before.revision(), before.replicas(), before.observed(), before.stalled(), now.observedAt())
                .equals(now);
    }

    /** Lets the present look come to its end: an interrupt would cost a database connection. */
    @Override
    public void stop() {
        running = false;
        hint();
        try {
            if (thread != null) {
                thread.join();
            }
            if (watch != null) {
                watch.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("The watch on the cluster did not end well", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
