package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.TrafficSplitting;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** A cluster of one machine, this one. It forgets what was applied when it is closed: the portal applies it again. */
class LocalCluster implements Cluster, TrafficSplitting {

    private final Node node;
    private final RouterPorts ports;
    private final FolderLock lock;
    private final XnioWorker routers;
    private final Map<WorkloadId, WorkloadLoop> loops = new ConcurrentHashMap<>();
    private final List<Consumer<WorkloadId>> listeners = new CopyOnWriteArrayList<>();

    private LocalCluster(Path folder, int firstRouterPort) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        lock = FolderLock.of(folder);
        var processes = new ProcessRegister(folder);
        processes.endOrphans();
        ports = new RouterPorts(folder, firstRouterPort);
        var probes = HttpClient.newBuilder()
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var cores = Runtime.getRuntime().availableProcessors();
        node = new Node(folder, processes, new ArtifactCheck(), probes, new Semaphore(Math.max(2, cores + 1)));
        routers = Xnio.getInstance()
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_IO_THREADS, Math.max(2, cores))
                        .set(Options.CONNECTION_LOW_WATER, 1_000_000)
                        .set(Options.CONNECTION_HIGH_WATER, 1_000_000)
                        .set(Options.WORKER_TASK_CORE_THREADS, 2)
                        .set(Options.WORKER_TASK_MAX_THREADS, 8)
                        .set(Options.TCP_NODELAY, true)
                        .set(Options.THREAD_DAEMON, true)
                        .getMap());
    }

    static LocalCluster open(Path folder, int firstRouterPort) {
        try {
            return new LocalCluster(folder, firstRouterPort);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded cluster cannot use its folder " + folder, e);
        }
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void apply(Workload workload) {
        loopOf(workload).change(desired -> desired.with(workload));
    }

    private WorkloadLoop loopOf(Workload workload) {
        return loops.computeIfAbsent(workload.id(), id -> {
            var router = new Router(id, ports.of(id), routers);
            var loop = new WorkloadLoop(workload, node, router, () -> announce(id));
            loop.start();
            return loop;
        });
    }

    private void announce(WorkloadId id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    @Override
    public void remove(WorkloadId id) {
        var loop = loops.remove(id);
        if (loop != null) {
            Thread.ofVirtual().name("removal of " + id).start(() -> {
                loop.close();
                announce(id);
            });
        }
    }

    @Override
    public Optional<WorkloadStatus> observe(WorkloadId id) {
        return Optional.ofNullable(loops.get(id)).map(WorkloadLoop::status);
    }

    @Override
    public List<WorkloadStatus> observe(String environment) {
        return loops.values().stream()
                .map(WorkloadLoop::status)
                .filter(status -> status.id().environment().equals(environment))
                .sorted(Comparator.comparing(status -> status.id().name()))
                .toList();
    }

    @Override
    public void evict(WorkloadId id, String replica) {
        Optional.ofNullable(loops.get(id)).map(loop -> loop.replica(replica)).ifPresent(Replica::evict);
    }

    @Override
    public void restart(WorkloadId id) {
        Optional.ofNullable(loops.get(id)).ifPresent(loop -> loop.change(Desired::restarted));
    }

    @Override
    public URI endpoint(WorkloadId id) {
        return URI.create("http://127.0.0.1:" + ports.of(id));
    }

    @Override
    public List<ClusterEvent> events(WorkloadId id, int limit) {
        var loop = loops.get(id);
        return loop == null ? List.of() : loop.events().newest(limit);
    }

    @Override
    public List<LogLine> log(WorkloadId id, String replica, long after, int limit) {
        var loop = loops.get(id);
        var source = loop == null ? null : loop.replica(replica);
        if (source == null) {
            return List.of();
        }
        try {
            return source.log().read(after, limit);
        } catch (IOException e) {
            throw new SourceUnavailable("The log of %s cannot be read".formatted(replica), e);
        }
    }

    @Override
    public AutoCloseable watch(Consumer<WorkloadId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void applyBeside(Workload workload) {
        existing(workload.id()).change(desired -> desired.withBeside(workload));
    }

    @Override
    public void split(WorkloadId id, Map<String, Integer> weights) {
        existing(id).router().backends().split(weights);
    }

    @Override
    public void removeRevision(WorkloadId id, String revision) {
        existing(id).change(desired -> desired.withoutBeside(revision));
    }

    private WorkloadLoop existing(WorkloadId id) {
        var loop = loops.get(id);
        if (loop == null) {
            throw new IllegalStateException("%s was not applied".formatted(id));
        }
        return loop;
    }

    @Override
    public void close() {
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
        loops.clear();
        routers.shutdown();
        node.probes().shutdownNow();
        lock.close();
    }
}
