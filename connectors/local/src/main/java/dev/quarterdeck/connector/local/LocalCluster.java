package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.KeptLogs;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.LogSlice;
import dev.quarterdeck.connector.cluster.MeasuredReplicas;
import dev.quarterdeck.connector.cluster.TrafficSplitting;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.local.process.ReplicaLog;
import dev.quarterdeck.connector.local.router.Routers;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster of one machine, this one. It forgets what was applied when it is closed: the portal applies it again. */
class LocalCluster implements Cluster, TrafficSplitting, MeasuredReplicas, KeptLogs {

    private final Node node;
    private final Routers routers;
    private final FolderLock lock;
    private final Map<WorkloadId, WorkloadLoop> loops = new ConcurrentHashMap<>();
    private final List<Consumer<WorkloadId>> listeners = new CopyOnWriteArrayList<>();
    private boolean closed;

    LocalCluster(Node node, Routers routers, FolderLock lock) {
        this.node = node;
        this.routers = routers;
        this.lock = lock;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void apply(Workload workload) {
        loopOf(workload).change(desired -> desired.with(workload));
    }

    /** Whatever comes after the end must not start processes that nobody would end. */
    private synchronized WorkloadLoop loopOf(Workload workload) {
        if (closed) {
            throw new SourceUnavailable("The embedded cluster is closed");
        }
        return loops.computeIfAbsent(workload.id(), id -> {
            var loop = new WorkloadLoop(workload, node, routers.of(id), () -> announce(id));
            loop.start();
            return loop;
        });
    }

    private void announce(WorkloadId id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    @Override
    public void remove(WorkloadId id) {
        Optional.ofNullable(loops.get(id)).ifPresent(loop -> loop.change(Desired::removal));
        announce(id);
    }

    @Override
    public Optional<WorkloadStatus> observe(WorkloadId id) {
        return Optional.ofNullable(loops.get(id)).flatMap(WorkloadLoop::status);
    }

    @Override
    public List<WorkloadStatus> observe(String environment) {
        return loops.values().stream()
                .flatMap(loop -> loop.status().stream())
                .filter(status -> status.id().environment().equals(environment))
                .sorted(Comparator.comparing(status -> status.id().name()))
                .toList();
    }

    @Override
    public int count() {
        return (int) loops.values().stream()
                .filter(loop -> loop.status().isPresent())
                .count();
    }

    @Override
    public void evict(WorkloadId id, String replica) {
        Optional.ofNullable(replicaOf(id, replica)).ifPresent(Replica::evict);
    }

    private @Nullable Replica replicaOf(WorkloadId id, String name) {
        var loop = loops.get(id);
        return loop == null ? null : loop.replica(name);
    }

    @Override
    public void restart(WorkloadId id) {
        Optional.ofNullable(loops.get(id)).ifPresent(loop -> loop.change(Desired::restarted));
    }

    @Override
    public URI endpoint(WorkloadId id) {
        return routers.of(id).address();
    }

    @Override
    public List<ClusterEvent> events(WorkloadId id, int limit) {
        var loop = loops.get(id);
        return loop == null ? List.of() : loop.events().newest(limit);
    }

    @Override
    public List<LogLine> log(WorkloadId id, String replica, long after, int limit) {
        try {
            return logOf(id, replica).read(after, limit);
        } catch (IOException e) {
            throw unreadable(replica, e);
        }
    }

    private ReplicaLog logOf(WorkloadId id, String replica) {
        var running = replicaOf(id, replica);
        return running == null ? node.logs().of(id, replica) : running.log();
    }

    private static SourceUnavailable unreadable(String replica, IOException e) {
        return new SourceUnavailable("The log of %s cannot be read".formatted(replica), e);
    }

    @Override
    public List<KeptLog> kept(WorkloadId id) {
        var loop = loops.get(id);
        try {
            return node.logs().kept(id, loop == null ? Map.of() : loop.logs());
        } catch (IOException e) {
            throw unreadable(id.toString(), e);
        }
    }

    @Override
    public LogSlice slice(WorkloadId id, String replica, long from, int length) {
        try {
            return logOf(id, replica).slice(from, length);
        } catch (IOException e) {
            throw unreadable(replica, e);
        }
    }

    @Override
    public AutoCloseable watch(Consumer<WorkloadId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<Target> targets() {
        return loops.values().stream().flatMap(loop -> loop.targets().stream()).toList();
    }

    @Override
    public void applyBeside(Workload workload) {
        existing(workload.id()).change(desired -> desired.withBeside(workload));
    }

    @Override
    public void split(WorkloadId id, Map<String, Integer> weights) {
        existing(id).change(desired -> desired.divided(weights));
    }

    @Override
    public void removeRevision(WorkloadId id, String revision) {
        existing(id).change(desired -> desired.withoutRevision(revision));
    }

    private WorkloadLoop existing(WorkloadId id) {
        var loop = loops.get(id);
        if (loop == null || loop.status().isEmpty()) {
            throw new IllegalStateException("%s was not applied".formatted(id));
        }
        return loop;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        var endings = loops.values().stream()
                .map(loop -> Thread.ofVirtual().start(loop::close))
                .toList();
        try {
            for (var ending : endings) {
                ending.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        routers.close();
        node.close();
        lock.close();
    }
}
