package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Deployments of a workload: the one that is applied, and those that run beside it. Every step may be repeated; the
 * Deployment is written last, so that one which says it is applied is whole.
 */
final class Tracks implements Delivery {

    static final String RESTARTS = "quarterdeck-restart";

    private final Deployments deployments;
    private final Writer writer;
    private final Traffic traffic;
    private final Availability availability;
    private final Map<WorkloadId, Object> locks = new ConcurrentHashMap<>();

    Tracks(KubernetesConnection connection, Function<WorkloadId, URI> addresses) {
        var manifests = new Manifests(connection);
        this.writer = new Writer(connection);
        this.deployments = new Deployments(manifests, writer);
        this.traffic = new Traffic(connection, manifests, writer, addresses);
        this.availability = new Availability(connection, writer);
    }

    private Object lock(WorkloadId id) {
        return locks.computeIfAbsent(id, _ -> new Object());
    }

    @Override
    public void apply(Namespace namespace, Workload workload, boolean over) {
        synchronized (lock(workload.id())) {
            var id = workload.id();
            var name = target(namespace, workload);
            if (namespace.applied(id).isEmpty()) {
                // what is beside it may be gone too, as it is when the namespace was made anew
                traffic.doubt(id);
                availability.doubt(id);
            }
            if (name.equals(appliedName(namespace, id)) || namespace.applied(id).isEmpty()) {
                lead(namespace, id, name, Traffic.split(namespace, id, name), over);
                availability.keep(workload, name, over);
                deployments.write(namespace, workload, name, Labels.APPLIED, over);
            } else {
                promote(namespace, id, name, workload, over);
            }
        }
    }

    private static String appliedName(Namespace namespace, WorkloadId id) {
        return namespace.applied(id).map(Tracks::name).orElse(id.name());
    }

    private static String name(Deployment deployment) {
        return deployment.getMetadata().getName();
    }

    /** The Deployment that becomes {@code workload}: the one beside that runs it already, or else the applied one. */
    private static String target(Namespace namespace, Workload workload) {
        return beside(namespace, workload.id())
                .filter(deployment ->
                        Labels.annotation(deployment, Labels.REVISION).equals(workload.revision()))
                .map(Tracks::name)
                .findFirst()
                .orElseGet(() -> appliedName(namespace, workload.id()));
    }

    private static Stream<Deployment> beside(Namespace namespace, WorkloadId id) {
        return namespace.deploymentsOf(id).stream()
                .filter(deployment -> Labels.label(deployment, Labels.TRACK).equals(Labels.BESIDE));
    }

    private void lead(Namespace namespace, WorkloadId id, String applied, Split split, boolean over) {
        var others = beside(namespace, id)
                .map(Tracks::name)
                .filter(name -> !name.equals(applied))
                .toList();
        traffic.lead(namespace, id, applied, others, split, over);
    }

    /** What ran beside takes the place of what was applied, and its share of the requests. */
    private void promote(Namespace namespace, WorkloadId id, String name, @Nullable Workload workload, boolean over) {
        var before = namespace.applied(id);
        var old = appliedName(namespace, id);
        lead(namespace, id, name, Traffic.split(namespace, id, old).moved(old, name), over);
        if (workload != null) {
            availability.keep(workload, name, over);
            deployments.write(namespace, workload, name, Labels.APPLIED, over);
        }
        before.ifPresent(deployment -> delete(namespace, id, deployment));
    }

    private void delete(Namespace namespace, WorkloadId id, Deployment deployment) {
        writer.delete(deployment);
        namespace.deployments().removed(deployment);
        deployments.forget(id, name(deployment));
        if (!name(deployment).equals(id.name())) {
            traffic.forget(namespace, id, name(deployment));
        }
    }

    @Override
    public List<Change> preview(Namespace namespace, Workload workload) {
        return deployments.preview(namespace, workload, target(namespace, workload));
    }

    @Override
    public List<Drift> drift(Namespace namespace, WorkloadId id) {
        return namespace
                .applied(id)
                .map(deployment -> deployments.drift(id, deployment))
                .orElse(List.of());
    }

    void restart(Namespace namespace, WorkloadId id) {
        var applied = namespace.applied(id);
        if (applied.isEmpty()) {
            return;
        }
        var patch = new DeploymentBuilder()
                .withNewMetadata()
                .withName(name(applied.get()))
                .withNamespace(namespace.name())
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewMetadata()
                .addToAnnotations(Labels.RESTARTED, Instant.now().toString())
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build();
        namespace.deployments().wrote(writer.applyAs(RESTARTS, patch));
    }

    @Override
    public void remove(Namespace namespace, WorkloadId id) {
        synchronized (lock(id)) {
            var all = namespace.deploymentsOf(id);
            var secrets = all.stream().flatMap(Deployments::secrets).distinct().toList();
            all.forEach(deployment -> delete(namespace, id, deployment));
            if (!all.isEmpty()) {
                traffic.forget(namespace, id, id.name());
            }
            // those that were evicted belong to no Deployment any more
            namespace.podsOf(id).stream()
                    .filter(pod -> !Labels.label(pod, Labels.EVICTED).isEmpty())
                    .forEach(writer::delete);
            secrets.forEach(name -> writer.deleteSecret(namespace.name(), name));
            deployments.forget(id);
            availability.forget(id);
        }
    }

    @Override
    public boolean hides(WorkloadId id) {
        return false;
    }

    @Override
    public WorkloadStatus status(WorkloadStatus seen) {
        return seen;
    }

    Optional<String> scalingProblem() {
        return availability.scalingProblem();
    }

    void applyBeside(Namespace namespace, Workload workload) {
        synchronized (lock(workload.id())) {
            var id = workload.id();
            var applied = namespace.applied(id).orElseThrow(() -> notApplied(id));
            var name = beside(namespace, id)
                    .filter(deployment ->
                            Labels.annotation(deployment, Labels.REVISION).equals(workload.revision()))
                    .map(Tracks::name)
                    .findFirst()
                    .orElseGet(() -> freeName(namespace, id));
            var split = Traffic.split(namespace, id, name(applied));
            deployments.write(namespace, scaled(workload, name, applied, split), name, Labels.BESIDE, false);
            lead(namespace, id, name(applied), split, false);
        }
    }

    private static IllegalStateException notApplied(WorkloadId id) {
        return new IllegalStateException("%s was not applied".formatted(id));
    }

    private static String freeName(Namespace namespace, WorkloadId id) {
        var taken = namespace.deployments().names();
        return Stream.iterate('b', letter -> (char) (letter + 1))
                .map(letter -> "%s-%s".formatted(id.name(), letter))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where nobody divides by weight, so many replicas that their number does. */
    private Workload scaled(Workload workload, String name, Deployment applied, Split split) {
        var share = split.share(name);
        var other = split.share(name(applied));
        if (traffic.byWeight() || share == 0 || other == 0) {
            return workload;
        }
        var replicas = Objects.requireNonNullElse(applied.getSpec().getReplicas(), 1);
        return workload.withReplicas(Math.max(1, Math.round((float) replicas * share / other)));
    }

    void split(Namespace namespace, WorkloadId id, Map<String, Integer> weights) {
        synchronized (lock(id)) {
            var applied = namespace.applied(id).orElseThrow(() -> notApplied(id));
            var shares = new TreeMap<String, Integer>();
            namespace
                    .deploymentsOf(id)
                    .forEach(deployment -> shares.put(
                            name(deployment), weights.getOrDefault(Labels.annotation(deployment, Labels.REVISION), 0)));
            var split = Split.of(shares);
            if (split.shares().isEmpty()) {
                throw new IllegalArgumentException("Nobody would get the requests of " + id);
            }
            lead(namespace, id, name(applied), split, false);
            beside(namespace, id).map(Tracks::name).toList().forEach(name -> {
                var workload = deployments.known(id, name);
                if (workload != null) {
                    deployments.write(namespace, scaled(workload, name, applied, split), name, Labels.BESIDE, false);
                }
            });
        }
    }

    void removeRevision(Namespace namespace, WorkloadId id, String revision) {
        synchronized (lock(id)) {
            var applied = namespace.applied(id).orElseThrow(() -> notApplied(id));
            var others = beside(namespace, id).toList();
            if (!Labels.annotation(applied, Labels.REVISION).equals(revision)) {
                others.stream()
                        .filter(deployment ->
                                Labels.annotation(deployment, Labels.REVISION).equals(revision))
                        .forEach(deployment -> removeBeside(namespace, id, applied, deployment));
                return;
            }
            var split = Traffic.split(namespace, id, name(applied));
            var next = others.stream()
                    .max(Comparator.comparingInt(deployment -> split.share(name(deployment))))
                    .orElseThrow(() -> new IllegalStateException("%s is all that runs of %s".formatted(revision, id)));
            takePlace(namespace, id, next);
        }
    }

    private void removeBeside(Namespace namespace, WorkloadId id, Deployment applied, Deployment beside) {
        var split = Traffic.split(namespace, id, name(applied)).moved(name(beside), name(applied));
        lead(namespace, id, name(applied), split, false);
        delete(namespace, id, beside);
    }

    private void takePlace(Namespace namespace, WorkloadId id, Deployment next) {
        var workload = deployments.known(id, name(next));
        if (workload == null) {
            throw new IllegalStateException(
                    "%s is to be applied beside again before it can take the place of the other".formatted(id));
        }
        promote(namespace, id, name(next), workload, false);
    }
}
