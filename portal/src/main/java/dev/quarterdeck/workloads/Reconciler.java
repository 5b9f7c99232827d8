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
import java.time.temporal.ChronoUnit;
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

/** Makes a cluster agree with what is desired of one workload, and tells all portals what stood in the way. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    /** A cluster need not be asked again and again what it refused, unless something of it is another by now. */
    private static final Duration CONFLICT_PAUSE = Duration.ofSeconds(30);

    private record Refused(
            DesiredWorkload desired, List<Drift> drift, List<Conflict> conflicts, String why, Instant at) {}

    private final ScoreWorkloads scores;
    private final WorkloadKeeper keeper;
    private final FindingRepository findings;
    private final Clock clock;
    private final Map<WorkloadId, Instant> unreachable = new ConcurrentHashMap<>();
    private final Map<WorkloadId, List<Drift>> drifts = new ConcurrentHashMap<>();
    private final Map<WorkloadId, Optional<Awaited>> awaited = new ConcurrentHashMap<>();
    private final Map<WorkloadId, Refused> refused = new ConcurrentHashMap<>();
    private final Setbacks setbacks;
    private final Set<WorkloadId> looked = ConcurrentHashMap.newKeySet();

    Reconciler(ScoreWorkloads scores, WorkloadKeeper keeper, FindingRepository findings, Clock clock) {
        this.scores = scores;
        this.keeper = keeper;
        this.findings = findings;
        this.clock = clock;
        this.setbacks = new Setbacks(System::nanoTime);
    }

    /**
     * What was known of a workload before it was looked at.
     *
     * @param observed what is kept of it; null for nothing
     * @param finding null if nothing was told in this turn, or somebody wants it found out anew
     */
    record Before(
            @Nullable ObservedWorkload observed, @Nullable Finding finding, int turn) {}

    /** Whether the cluster answered. */
    boolean reconcile(Cluster cluster, DesiredWorkload desired, Before before) {
        if (before.finding() == null) {
            refused.remove(desired.id());
            setbacks.forget(desired.id());
        }
        try {
            apply(cluster, desired);
            observe(cluster, desired, before);
            if (unreachable.remove(desired.id()) != null) {
                tell(desired, before);
                keeper.announce(desired, "The cluster of %s answers again".formatted(desired.id()));
            }
        } catch (UnusableScore | IllegalArgumentException e) {
            keep(desired, before, broken(desired, e.getMessage()));
        } catch (SourceUnavailable e) {
            // as exact as the database keeps it
            if (unreachable.putIfAbsent(desired.id(), clock.instant().truncatedTo(ChronoUnit.MICROS)) == null) {
                log.warn("{} cannot be looked at: {}", desired.id(), e.getMessage());
                tell(desired, before);
                keeper.announce(desired, "%s cannot be looked at".formatted(desired.id()));
            }
            return false;
        } catch (RuntimeException e) {
            // the others must not suffer from it, and it is tried again with the next look
            log.warn("{} could not be brought to what is desired just now: {}", desired.id(), e.toString());
        } finally {
            tell(desired, before);
        }
        return true;
    }

    /** Before anybody is told to look again. */
    private void tell(DesiredWorkload desired, Before before) {
        var id = desired.id();
        var refusal = refused.get(id);
        var now = new Finding(
                looked.contains(id),
                new ForeignChanges(
                        drifts.getOrDefault(id, List.of()), refusal == null ? List.of() : refusal.conflicts()),
                unreachable.get(id));
        if (!now.equals(before.finding())) {
            findings.keep(id, now, before.turn());
        }
    }

    private void apply(Cluster cluster, DesiredWorkload desired) {
        var id = desired.id();
        var drift = drift(cluster, id);
        var before = refused.get(id);
        if (before != null && stands(before, desired, drift)) {
            return;
        }
        setbacks.requirePatience(desired);
        var workload = scores.workload(desired);
        try {
            cluster.apply(workload);
            refused.remove(id);
            setbacks.forget(id);
        } catch (IllegalArgumentException | SourceUnavailable e) {
            setbacks.add(desired, e);
            throw e;
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
    private void observe(Cluster cluster, DesiredWorkload desired, Before before) {
        var refusal = refused.get(desired.id());
        var why = refusal == null ? null : refusal.why();
        cluster.observe(desired.id())
                .map(status -> observed(status, why == null ? status.stalled() : why))
                .or(() -> Optional.ofNullable(why).map(reason -> broken(desired, reason)))
                .ifPresent(now -> keep(desired, before, now));
        var drift = drift(cluster, desired.id());
        var known = drifts.put(desired.id(), drift);
        if (known == null ? !drift.isEmpty() : !drift.equals(known)) {
            tell(desired, before);
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

    private void keep(DesiredWorkload desired, Before before, ObservedWorkload now) {
        looked.add(desired.id());
        tell(desired, before);
        keeper.keep(desired, before.observed(), now);
    }

    /** Makes it what is desired, whoever changed it. */
    void putBack(SharedObjects cluster, DesiredWorkload desired) {
        cluster.applyOver(scores.workload(desired));
        // another portal may drive the cluster, and remember what was refused
        findings.forget(desired.id());
    }

    /** Another portal sees to these from now on. Which they were. */
    List<WorkloadId> leave(Predicate<WorkloadId> which) {
        var left = looked.stream().filter(which).toList();
        looked.removeAll(left);
        drifts.keySet().removeIf(which);
        awaited.keySet().removeIf(which);
        refused.keySet().removeIf(which);
        unreachable.keySet().removeIf(which);
        setbacks.forget(which);
        return left;
    }

    /** As the portal knows it that has the turn. */
    Finding finding(WorkloadId id) {
        return findings.find(id).orElse(Finding.UNKNOWN);
    }

    /** Of all that are known. */
    Map<WorkloadId, Finding> findings() {
        return findings.all();
    }
}
