package dev.quarterdeck.connector.local.router;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routers of all workloads. Every one that was ever asked for listens, and does so again from the next start on. */
public final class Routers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Routers.class);

    private final RouterPorts ports;
    private final Listeners listeners;
    private final Map<WorkloadId, Router> routers = new ConcurrentHashMap<>();

    /**
     * @param firstPort the lowest port for a workload without one
     * @param free whether nobody listens on a port
     */
    public Routers(Path folder, int firstPort, IntPredicate free) throws IOException {
        ports = new RouterPorts(folder.resolve("ports"), firstPort, free);
        listeners = new Listeners();
        ports.known().forEach(this::of);
    }

    public Router of(WorkloadId id) {
        return routers.computeIfAbsent(id, _ -> {
            var router = new Router(id, ports.of(id), listeners);
            router.listen().ifPresent(log::warn);
            return router;
        });
    }

    /** Cuts all connections. */
    @Override
    public void close() {
        listeners.close();
    }
}
