package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Brings up at once what it is told to run, unless a test says otherwise. */
public class FakeCluster implements Cluster {

    private final Map<WorkloadId, Workload> applied = new ConcurrentHashMap<>();
    private final Map<String, String> stalled = new ConcurrentHashMap<>();
    private final Map<String, ReplicaState> states = new ConcurrentHashMap<>();
    private final List<Consumer<WorkloadId>> listeners = new CopyOnWriteArrayList<>();
    private final List<WorkloadId> restarted = new ArrayList<>();
    private final List<String> evicted = new ArrayList<>();
    private final String name;
    private volatile boolean away;

    public FakeCluster() {
        this("local");
    }

    public FakeCluster(String name) {
        this.name = name;
    }

    /** Forgets everything. */
    public void reset() {
        away = false;
        applied.clear();
        stalled.clear();
        states.clear();
        restarted.clear();
        evicted.clear();
    }

    /** From now on replicas of {@code revision} are in {@code state}. */
    public void let(String revision, ReplicaState state) {
        states.put(revision, state);
        announce();
    }

    /** From now on replicas of {@code revision} do not become ready, and the cluster says why. */
    public void stall(String revision, String why) {
        stalled.put(revision, why);
        let(revision, ReplicaState.UNREADY);
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
        announce();
    }

    public @Nullable Workload applied(String environment, String name) {
        return applied.get(new WorkloadId(environment, name));
    }

    public List<WorkloadId> restarted() {
        return List.copyOf(restarted);
    }

    public List<String> evicted() {
        return List.copyOf(evicted);
    }

    private void announce() {
        applied.keySet().forEach(id -> listeners.forEach(listener -> listener.accept(id)));
    }

    void requirePresence() {
        if (away) {
            throw new SourceUnavailable("The cluster is away", null);
        }
    }

    @Override
    public int count() {
        return 0;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void apply(Workload workload) {
        requirePresence();
        applied.put(workload.id(), workload);
    }

    @Override
    public void remove(WorkloadId id) {
        applied.remove(id);
    }

    @Override
    public Optional<WorkloadStatus> observe(WorkloadId id) {
        requirePresence();
        return Optional.ofNullable(applied.get(id)).map(this::status);
    }

    @Override
    public List<WorkloadStatus> observe(String environment) {
        return applied.values().stream()
                .filter(workload -> workload.id().environment().equals(environment))
                .map(this::status)
                .toList();
    }

    private WorkloadStatus status(Workload workload) {
        var revision = workload.revision();
        var replicas = IntStream.range(0, workload.replicas())
                .mapToObj(number -> new ReplicaStatus(
                        "%s-%d".formatted(workload.id().name(), number),
                        revision,
                        states.getOrDefault(revision, ReplicaState.READY),
                        0,
                        null,
                        null))
                .toList();
        return new WorkloadStatus(workload.id(), revision, workload.replicas(), replicas, stalled.get(revision));
    }

    @Override
    public void evict(WorkloadId id, String replica) {
        requirePresence();
        evicted.add(replica);
    }

    @Override
    public void restart(WorkloadId id) {
        requirePresence();
        restarted.add(id);
    }

    @Override
    public URI endpoint(WorkloadId id) {
        return URI.create("http://%s.%s.test".formatted(id.name(), id.environment()));
    }

    @Override
    public List<ClusterEvent> events(WorkloadId id, int limit) {
        requirePresence();
        return List.of();
    }

    @Override
    public List<LogLine> log(WorkloadId id, String replica, long after, int limit) {
        requirePresence();
        return List.of();
    }

    @Override
    public AutoCloseable watch(Consumer<WorkloadId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {}
}
