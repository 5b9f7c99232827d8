package dev.quarterdeck.connections;

import dev.quarterdeck.connector.OutsideSystem;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.environments.Clusters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the portal is connected to. Each is really asked. */
@Component
public class Connections {

    private final Clusters clusters;
    private final List<OutsideSystem> systems;
    private final DatabaseVersionQuery database;

    Connections(Clusters clusters, List<OutsideSystem> systems, DatabaseVersionQuery database) {
        this.clusters = clusters;
        this.systems = List.copyOf(systems);
        this.database = database;
    }

    public List<Connection> all() {
        var all = new ArrayList<Connection>();
        all.add(database());
        clusters.all().stream().map(Connections::cluster).forEach(all::add);
        all.addAll(systems());
        return all;
    }

    /** At once, for each may take its time. */
    private List<Connection> systems() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = systems.stream()
                    .map(system -> CompletableFuture.supplyAsync(() -> system(system), threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private Connection database() {
        try {
            return new Connection("PostgreSQL", "Database", database.version(), null);
        } catch (DataAccessException e) {
            return new Connection("PostgreSQL", "Database", "", String.valueOf(e.getMessage()));
        }
    }

    private static Connection cluster(Cluster cluster) {
        try {
            var workloads = "%d workloads".formatted(cluster.count());
            var detail = cluster instanceof GuardedCluster guarded
                    ? "Kubernetes %s, %s".formatted(guarded.version(), workloads)
                    : workloads;
            return new Connection(cluster.name(), "Cluster", detail, null, access(cluster), answeredAt(cluster));
        } catch (SourceUnavailable e) {
            return new Connection(cluster.name(), "Cluster", "", e.getMessage(), access(cluster), answeredAt(cluster));
        }
    }

    private static @Nullable String access(Cluster cluster) {
        return cluster instanceof GuardedCluster ? "/connections/clusters/" + cluster.name() : null;
    }

    private static @Nullable Instant answeredAt(Cluster cluster) {
        return cluster instanceof GuardedCluster guarded ? guarded.answeredAt().orElse(null) : null;
    }

    private static Connection system(OutsideSystem system) {
        try {
            return new Connection(system.name(), system.kind(), system.check(), null);
        } catch (SourceUnavailable e) {
            return new Connection(system.name(), system.kind(), "", e.getMessage());
        }
    }
}
