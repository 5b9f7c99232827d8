package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.AutoscalingCluster;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.MeasuredReplicas;
import dev.quarterdeck.connector.cluster.SharedObjects;
import dev.quarterdeck.connector.cluster.TrafficSplitting;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.cluster.WrittenDelivery;
import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.kubernetes.argo.KubernetesApplications;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs workloads as Deployments and Services in the namespaces of a Kubernetes cluster. */
final class KubernetesCluster
        implements Cluster,
                TrafficSplitting,
                MeasuredReplicas,
                SharedObjects,
                GuardedCluster,
                AutoscalingCluster,
                WrittenDelivery {

    private final KubernetesConnection connection;
    private final Vigil vigil;
    private final Namespaces namespaces;
    private final Tracks tracks;
    private final @Nullable GitTracks git;
    private final Evictions evictions;
    private final LogReader logs;
    private final Function<WorkloadId, URI> addresses;
    private final Function<Pod, URI> podAddresses;
    private final List<Consumer<WorkloadId>> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param addresses where clients reach a workload
     * @param podAddresses where the portal reaches a pod
     * @param applications of Argo CD on this cluster
     */
    KubernetesCluster(
            KubernetesConnection connection,
            Function<WorkloadId, URI> addresses,
            Function<Pod, URI> podAddresses,
            Applications applications) {
        this.connection = connection;
        this.addresses = addresses;
        this.podAddresses = podAddresses;
        this.vigil = connection.vigil();
        this.namespaces = new Namespaces(connection, vigil, this::changed);
        this.evictions = new Evictions(connection, namespaces);
        this.tracks = new Tracks(connection, addresses);
        this.logs = new LogReader(connection);
        var writer = new Writer(connection);
        this.git = GitTracks.of(
                connection,
                namespaces,
                new Traffic(connection, new Manifests(connection), writer, addresses),
                new Availability(connection, writer),
                applications,
                this::changed);
    }

    static KubernetesCluster of(KubernetesConnection connection) {
        return new KubernetesCluster(
                connection, id -> Addresses.of(connection, id), Addresses::of, new KubernetesApplications(connection));
    }

    private void changed(WorkloadId id) {
        evictions.hint();
        listeners.forEach(listener -> listener.accept(id));
    }

    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public void apply(Workload workload) {
        apply(workload, false);
    }

    @Override
    public void applyOver(Workload workload) {
        apply(workload, true);
    }

    private void apply(Workload workload, boolean over) {
        delivery(workload.id()).apply(namespaces.of(workload.id()), workload, over);
    }

    private Delivery delivery(WorkloadId id) {
        return git != null && git.delivers(id.environment()) ? git : tracks;
    }

    @Override
    public List<Change> preview(Workload workload) {
        return delivery(workload.id()).preview(namespaces.of(workload.id()), workload);
    }

    @Override
    public List<Drift> drift(WorkloadId id) {
        return delivery(id).drift(namespaces.of(id), id);
    }

    @Override
    public void remove(WorkloadId id) {
        delivery(id).remove(namespaces.of(id), id);
        changed(id);
    }

    @Override
    public Optional<WorkloadStatus> observe(WorkloadId id) {
        return status(new StatusReader(namespaces.of(id)), id);
    }

    private boolean hidden(WorkloadId id) {
        return delivery(id).hides(id);
    }

    private Optional<WorkloadStatus> status(StatusReader reader, WorkloadId id) {
        return reader.read(id).filter(_ -> !hidden(id)).map(delivery(id)::status);
    }

    @Override
    public List<WorkloadStatus> observe(String environment) {
        var namespace = namespaces.of(environment);
        var reader = new StatusReader(namespace);
        return namespace.deployments().stream()
                .flatMap(deployment -> Labels.workload(deployment).stream())
                .distinct()
                .filter(id -> id.environment().equals(environment))
                .sorted(Comparator.comparing(WorkloadId::name))
                .flatMap(id -> status(reader, id).stream())
                .toList();
    }

    @Override
    public int count() {
        vigil.requireAnswer();
        return (int) namespaces
                .known()
                .flatMap(namespace -> namespace.deployments().stream())
                .filter(deployment -> Labels.label(deployment, Labels.TRACK).equals(Labels.APPLIED))
                .filter(deployment ->
                        Labels.workload(deployment).filter(this::hidden).isEmpty())
                .count();
    }

    @Override
    public void evict(WorkloadId id, String replica) {
        evictions.evict(namespaces.of(id), id, replica);
    }

    @Override
    public void restart(WorkloadId id) {
        tracks.restart(namespaces.of(id), id);
    }

    @Override
    public URI endpoint(WorkloadId id) {
        return addresses.apply(id);
    }

    @Override
    public List<ClusterEvent> events(WorkloadId id, int limit) {
        var namespace = namespaces.of(id);
        return new Events(namespace)
                .newest(id, status(new StatusReader(namespace), id).orElse(null), limit);
    }

    @Override
    public List<LogLine> log(WorkloadId id, String replica, long after, int limit) {
        var namespace = namespaces.of(id);
        return namespace.podsOf(id).stream()
                        .noneMatch(pod -> pod.getMetadata().getName().equals(replica))
                ? List.of()
                : logs.read(namespace.name(), replica, after, limit);
    }

    @Override
    public AutoCloseable watch(Consumer<WorkloadId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<Target> targets() {
        vigil.requireAnswer();
        return namespaces.known().flatMap(this::targets).toList();
    }

    private Stream<Target> targets(Namespace namespace) {
        return namespace.pods().stream()
                .filter(pod -> !Pods.ending(pod)
                        && pod.getStatus().getPodIP() != null
                        && Pods.startedAt(pod).isPresent())
                .flatMap(pod -> Labels.workload(pod).stream()
                        .filter(id -> namespace.applied(id).isPresent() && !hidden(id))
                        .map(id -> new Target(
                                id,
                                Labels.annotation(pod, Labels.REVISION),
                                pod.getMetadata().getName(),
                                podAddresses.apply(pod))));
    }

    @Override
    public void applyBeside(Workload workload) {
        requireDirect(workload.id());
        tracks.applyBeside(namespaces.of(workload.id()), workload);
    }

    @Override
    public void split(WorkloadId id, Map<String, Integer> weights) {
        requireDirect(id);
        tracks.split(namespaces.of(id), id, weights);
    }

    @Override
    public void removeRevision(WorkloadId id, String revision) {
        requireDirect(id);
        tracks.removeRevision(namespaces.of(id), id, revision);
    }

    private void requireDirect(WorkloadId id) {
        if (writes(id.environment())) {
            throw new IllegalStateException(
                    "%s is delivered through Git, where two revisions do not run side by side".formatted(id));
        }
    }

    @Override
    public boolean writes(String environment) {
        return git != null && git.delivers(environment);
    }

    @Override
    public Optional<Awaited> awaited(WorkloadId id) {
        return Optional.ofNullable(git)
                .filter(it -> it.delivers(id.environment()))
                .flatMap(it -> it.awaited(id));
    }

    @Override
    public void leave() {
        if (git != null) {
            git.leave();
        }
    }

    /** Empty if nothing is delivered through Git. */
    Optional<String> checkRepository() {
        return Optional.ofNullable(git).map(GitTracks::check);
    }

    @Override
    public Optional<String> scalingProblem() {
        vigil.requireAnswer();
        return tracks.scalingProblem();
    }

    @Override
    public String version() {
        return vigil.version();
    }

    @Override
    public Optional<Instant> answeredAt() {
        return vigil.answeredAt();
    }

    @Override
    public String namespace(String environment) {
        return connection.namespace(environment);
    }

    @Override
    public List<Permission> permissions(String environment) {
        vigil.requireAnswer();
        return new Permissions(connection).in(connection.namespace(environment));
    }

    @Override
    public void close() {
        if (git != null) {
            git.close();
        }
        evictions.close();
        namespaces.close();
        connection.close();
    }
}
