package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.SharedObjects;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.cluster.WrittenDelivery;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a cluster agree with what is desired of one workload, and remembers what stood in the way. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    /** A cluster need not be asked again and again what it refused, unless something of it is another by now. */
    private static final Duration CONFLICT_PAUSE = Duration.ofSeconds(30);

    private record Refused(
            DesiredWorkload desired, List<Drift> drift, List<Conflict> conflicts, String why, Instant at) {}

    private final ScoreWorkloads scores;
    private final WorkloadKeeper keeper;
    private final Clock clock;
    private final Map<WorkloadId, Instant> unreachable = new ConcurrentHashMap<>();
    private final Map<WorkloadId, List<Drift>> drifts = new ConcurrentHashMap<>();
    private final Map<WorkloadId, Optional<Awaited>> awaited = new ConcurrentHashMap<>();
    private final Map<WorkloadId, Refused> refused = new ConcurrentHashMap<>();
    private final Set<WorkloadId> looked = ConcurrentHashMap.newKeySet();

    Reconciler(ScoreWorkloads scores, WorkloadKeeper keeper, Clock clock) {
        this.scores = scores;
        this.keeper = keeper;
        this.clock = clock;
    }

    /**
     * Whether the cluster answered.
     *
     * @param last what is kept of it; null for nothing
     */
    boolean reconcile(Cluster cluster, DesiredWorkload desired, @Nullable ObservedWorkload last) {
        try {
            apply(cluster, desired);
            observe(cluster, desired, last);
            if (unreachable.remove(desired.id()) != null) {
                keeper.announce(desired, "The cluster of %s answers again".formatted(desired.id()));
            }
        } catch (UnusableScore | IllegalArgumentException e) {
            keep(desired, last, broken(desired, e.getMessage()));
        } catch (SourceUnavailable e) {
            if (unreachable.putIfAbsent(desired.id(), clock.instant()) == null) {
                log.warn("{} cannot be looked at: {}", desired.id(), e.getMessage());
                keeper.announce(desired, "%s cannot be looked at".formatted(desired.id()));
            }
            return false;
        } catch (RuntimeException e) {
            // the others must not suffer from it, and it is tried again with the next look
            log.warn("{} could not be brought to what is desired just now: {}", desired.id(), e.toString());
        }
        return true;
    }

    private void apply(Cluster cluster, DesiredWorkload desired) {
        var id = desired.id();
        var drift = drift(cluster, id);
        var before = refused.get(id);
        if (before != null && stands(before, desired, drift)) {
            return;
        }
        try {
            cluster.apply(scores.workload(desired));
            refused.remove(id);
        } catch (ApplyConflict e) {
            refused.put(
                    id, new Refused(desired, drift, e.conflicts(), String.valueOf(e.getMessage()), clock.instant()));
        }
    }

    private boolean stands(Refused before, DesiredWorkload desired, List<Drift> drift) {
        return before.desired().equals(desired)
                && before.drift().equals(drift)
                && clock.instant().isBefore(before.at().plus(CONFLICT_PAUSE));
    }

    private static List<Drift> drift(Cluster cluster, WorkloadId id) {
        return cluster instanceof SharedObjects shared ? shared.drift(id) : List.of();
    }

    /** What runs is kept as it is, with what stands in the way of what is desired. */
    private void observe(Cluster cluster, DesiredWorkload desired, @Nullable ObservedWorkload last) {
        var before = refused.get(desired.id());
        var why = before == null ? null : before.why();
        cluster.observe(desired.id())
                .map(status -> observed(status, why == null ? status.stalled() : why))
                .or(() -> Optional.ofNullable(why).map(reason -> broken(desired, reason)))
                .ifPresent(now -> keep(desired, last, now));
        var drift = drift(cluster, desired.id());
        var known = drifts.put(desired.id(), drift);
        if (known == null ? !drift.isEmpty() : !drift.equals(known)) {
            keeper.announce(desired, "Others changed %s, or it was put back".formatted(desired.id()));
        }
        var written =
                cluster instanceof WrittenDelivery writing ? writing.awaited(desired.id()) : Optional.<Awaited>empty();
        if (!written.equals(Objects.requireNonNullElse(awaited.put(desired.id(), written), Optional.empty()))) {
            keeper.announce(desired, "%s is written down, or applied".formatted(desired.id()));
        }
    }

    private ObservedWorkload observed(WorkloadStatus status, @Nullable String stalled) {
        return new ObservedWorkload(status.revision(), status.replicas(), status.observed(), stalled, clock.instant());
    }

    private ObservedWorkload broken(DesiredWorkload desired, @Nullable String why) {
        return new ObservedWorkload(desired.revision().toString(), desired.replicas(), List.of(), why, clock.instant());
    }

    private void keep(DesiredWorkload desired, @Nullable ObservedWorkload last, ObservedWorkload now) {
        keeper.keep(desired, last, now);
        looked.add(desired.id());
    }

    /** Makes it what is desired, whoever changed it. */
    void putBack(SharedObjects cluster, DesiredWorkload desired) {
        cluster.applyOver(scores.workload(desired));
        refused.remove(desired.id());
    }

    /** Another portal sees to these from now on. Which they were. */
    List<WorkloadId> leave(Predicate<WorkloadId> which) {
        var left = looked.stream().filter(which).toList();
        looked.removeAll(left);
        drifts.keySet().removeIf(which);
        awaited.keySet().removeIf(which);
        refused.keySet().removeIf(which);
        return left;
    }

    boolean looked(WorkloadId id) {
        return looked.contains(id);
    }

    ForeignChanges foreign(WorkloadId id) {
        var before = refused.get(id);
        return new ForeignChanges(drifts.getOrDefault(id, List.of()), before == null ? List.of() : before.conflicts());
    }

    Optional<Instant> unreachableSince(WorkloadId id) {
        return Optional.ofNullable(unreachable.get(id));
    }
}
