package dev.quarterdeck.workloads;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.MeasuredReplicas;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WrittenDelivery;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What should run, what does run, and what can be done to it by hand. */
@Component
public class Workloads {

    private final WorkloadRepository workloads;
    private final WorkloadLoop loop;
    private final Clusters clusters;
    private final AuditLog audit;
    private final Clock clock;

    Workloads(WorkloadRepository workloads, WorkloadLoop loop, Clusters clusters, AuditLog audit, Clock clock) {
        this.workloads = workloads;
        this.loop = loop;
        this.clusters = clusters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Says what should run from the moment the surrounding transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void desire(EntityRef component, String environment, Revision revision, int replicas) {
        workloads.desire(component, environment, revision, replicas, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                loop.hint();
            }
        });
    }

    /** Empty if nothing was ever deployed there. */
    @Transactional(readOnly = true)
    public Optional<Revision> desired(EntityRef component, String environment) {
        return workloads.desiredRevision(component, environment);
    }

    /** What was last seen, with its age; empty if nothing was. */
    @Transactional(readOnly = true)
    public Optional<ObservedWorkload> observed(EntityRef component, String environment) {
        return workloads.observed(component, environment);
    }

    /** Whether what was observed is from whoever drives the clusters now, and not from before a crash. */
    public boolean looked(WorkloadId id) {
        return loop.finding(id).looked();
    }

    /** Since when its cluster does not answer, so that what was last seen is old; empty if it answers. */
    public Optional<Instant> unreachableSince(WorkloadId id) {
        return Optional.ofNullable(unreachable(List.of(id)).get(id));
    }

    /** The same of many; those whose clusters answer are left out. */
    public Map<WorkloadId, Instant> unreachable(Collection<WorkloadId> ids) {
        return loop.unreachable(ids);
    }

    /** Replicas whose metrics can be read here; none on an embedded cluster that another portal drives. */
    @Transactional(readOnly = true)
    public List<MeasuredReplica> measured() {
        var components = workloads.desired().stream().collect(toMap(DesiredWorkload::id, DesiredWorkload::component));
        return clusters.all().stream()
                .flatMap(Workloads::targets)
                .flatMap(target -> Revision.named(target.revision()).stream()
                        .filter(_ -> components.containsKey(target.workload()))
                        .map(revision -> new MeasuredReplica(
                                requireNonNull(components.get(target.workload()), "filtered by this"),
                                target.workload().environment(),
                                revision.release(),
                                target.replica(),
                                target.address())))
                .toList();
    }

    /** One that does not answer hides nothing of the others. */
    private static Stream<MeasuredReplicas.Target> targets(Cluster cluster) {
        try {
            return cluster instanceof MeasuredReplicas replicas ? replicas.targets().stream() : Stream.of();
        } catch (SourceUnavailable e) {
            return Stream.of();
        }
    }

    /** Where its clients reach it. */
    public URI address(WorkloadId id) {
        return clusters.of(id).endpoint(id);
    }

    public List<ClusterEvent> events(WorkloadId id, int limit) {
        return clusters.of(id).events(id, limit);
    }

    /** @param after the offset to go on from; null for the last lines */
    public List<LogLine> log(WorkloadId id, String replica, @Nullable Long after, int limit) {
        return clusters.of(id).log(id, replica, after == null ? -1 : after, limit);
    }

    /** What others have a hand in on its cluster; nothing where only the portal can. */
    public ForeignChanges foreign(WorkloadId id) {
        return loop.finding(id).foreign();
    }

    /** What is desired and written down, and not applied yet by whoever does that; empty if nothing is, or nobody else does. */
    public Optional<Awaited> awaited(WorkloadId id) {
        return written(id).flatMap(cluster -> cluster.awaited(id));
    }

    /** Whether others apply what is desired of it, from where the portal writes it. */
    public boolean isWritten(WorkloadId id) {
        return written(id).isPresent();
    }

    private Optional<WrittenDelivery> written(WorkloadId id) {
        return clusters.find(id.environment())
                .filter(WrittenDelivery.class::isInstance)
                .map(WrittenDelivery.class::cast)
                .filter(cluster -> cluster.writes(id.environment()));
    }

    /** Makes it what is desired, and takes back what others changed of it. */
    @Transactional
    public void putBack(EntityRef component, String environment, String actor, String reason) {
        requireThere(component, environment);
        var id = new WorkloadId(environment, component.name());
        var fields = String.join(", ", foreign(id).fields());
        audit.record(new AuditEntry(
                actor, "workload.put-back", component.toString(), environment, reason, Map.of("fields", fields)));
        loop.putBack(id);
    }

    /** Replaces all replicas, one by one. */
    @Transactional
    public void restart(EntityRef component, String environment, String actor, String reason) {
        requireThere(component, environment);
        audit.record(new AuditEntry(actor, "workload.restarted", component.toString(), environment, reason, Map.of()));
        clusters.of(environment).restart(new WorkloadId(environment, component.name()));
    }

    /** Replaces one replica. */
    @Transactional
    public void evict(EntityRef component, String environment, String replica, String actor) {
        var there = requireThere(component, environment);
        if (there.observed().stream().noneMatch(seen -> seen.name().equals(replica))) {
            throw new NotFound("%s has no replica %s any more.".formatted(component.name(), replica));
        }
        audit.record(new AuditEntry(
                actor, "replica.evicted", component.toString(), environment, null, Map.of("replica", replica)));
        clusters.of(environment).evict(new WorkloadId(environment, component.name()), replica);
    }

    private ObservedWorkload requireThere(EntityRef component, String environment) {
        return observed(component, environment)
                .orElseThrow(() -> new NotFound("%s does not run in %s.".formatted(component.name(), environment)));
    }
}
