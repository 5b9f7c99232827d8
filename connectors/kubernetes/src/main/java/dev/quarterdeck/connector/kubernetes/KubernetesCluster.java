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

/** Runs workloads as Deployments and Services in the namespaces of a Kubernetes cluster. */
final class KubernetesCluster
        implements Cluster, TrafficSplitting, MeasuredReplicas, SharedObjects, GuardedCluster, AutoscalingCluster {

    private final KubernetesConnection connection;
    private final Vigil vigil;
    private final Namespaces namespaces;
    private final Tracks tracks;
    private final Evictions evictions;
    private final LogReader logs;
    private final Function<WorkloadId, URI> addresses;
    private final Function<Pod, URI> podAddresses;
    private final List<Consumer<WorkloadId>> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param addresses where clients reach a workload
     * @param podAddresses where the portal reaches a pod
     */
    KubernetesCluster(
            KubernetesConnection connection, Function<WorkloadId, URI> addresses, Function<Pod, URI> podAddresses) {
        this.connection = connection;
        this.addresses = addresses;
        this.podAddresses = podAddresses;
        this.vigil = connection.vigil();
        this.namespaces = new Namespaces(connection, vigil, this::changed);
        this.evictions = new Evictions(connection, namespaces);
        this.tracks = new Tracks(connection, addresses);
        this.logs = new LogReader(connection);
    }

    static KubernetesCluster of(KubernetesConnection connection) {
        return new KubernetesCluster(connection, id -> address(connection, id), KubernetesCluster::podAddress);
    }

    private static URI address(KubernetesConnection connection, WorkloadId id) {
        return URI.create(connection
                .settings()
                .address()
                .replace("{component}", id.name())
                .replace("{environment}", id.environment())
                .replace("{namespace}", connection.namespace(id.environment())));
    }

    private static URI podAddress(Pod pod) {
        var ip = pod.getStatus().getPodIP();
        return URI.create("http://%s:%d".formatted(ip.contains(":") ? "[" + ip + "]" : ip, Manifests.PORT));
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
        tracks.apply(namespaces.of(workload.id()), workload, false);
    }

    @Override
    public void applyOver(Workload workload) {
        tracks.apply(namespaces.of(workload.id()), workload, true);
    }

    @Override
    public List<Change> preview(Workload workload) {
        return tracks.preview(namespaces.of(workload.id()), workload);
    }

    @Override
    public List<Drift> drift(WorkloadId id) {
        var namespace = namespaces.of(id);
        return tracks.drift(namespace, id);
    }

    @Override
    public void remove(WorkloadId id) {
        tracks.remove(namespaces.of(id), id);
        changed(id);
    }

    @Override
    public Optional<WorkloadStatus> observe(WorkloadId id) {
        return new StatusReader(namespaces.of(id)).read(id);
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
                .flatMap(id -> reader.read(id).stream())
                .toList();
    }

    @Override
    public int count() {
        vigil.requireAnswer();
        return (int) namespaces
                .known()
                .flatMap(namespace -> namespace.deployments().stream())
                .filter(deployment -> Labels.label(deployment, Labels.TRACK).equals(Labels.APPLIED))
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
                .newest(id, new StatusReader(namespace).read(id).orElse(null), limit);
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
                        .filter(id -> namespace.applied(id).isPresent())
                        .map(id -> new Target(
                                id,
                                Labels.annotation(pod, Labels.REVISION),
                                pod.getMetadata().getName(),
                                podAddresses.apply(pod))));
    }

    @Override
    public void applyBeside(Workload workload) {
        tracks.applyBeside(namespaces.of(workload.id()), workload);
    }

    @Override
    public void split(WorkloadId id, Map<String, Integer> weights) {
        tracks.split(namespaces.of(id), id, weights);
    }

    @Override
    public void removeRevision(WorkloadId id, String revision) {
        tracks.removeRevision(namespaces.of(id), id, revision);
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
        evictions.close();
        namespaces.close();
        connection.close();
    }
}
