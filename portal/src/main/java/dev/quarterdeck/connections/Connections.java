package dev.quarterdeck.connections;

import dev.quarterdeck.connector.OutsideSystem;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Component;

/** What the portal is connected to. Each is really asked. */
@Component
public class Connections {

    private final List<Cluster> clusters;
    private final List<OutsideSystem> systems;
    private final DatabaseVersionQuery database;

    Connections(List<Cluster> clusters, List<OutsideSystem> systems, DatabaseVersionQuery database) {
        this.clusters = List.copyOf(clusters);
        this.systems = List.copyOf(systems);
        this.database = database;
    }

    public List<Connection> all() {
        var all = new ArrayList<Connection>();
        all.add(database());
        clusters.stream().map(Connections::cluster).forEach(all::add);
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
            return new Connection(cluster.name(), "Cluster", "%d workloads".formatted(cluster.count()), null);
        } catch (SourceUnavailable e) {
            return new Connection(cluster.name(), "Cluster", "", e.getMessage());
        }
    }

    private static Connection system(OutsideSystem system) {
        try {
            return new Connection(system.name(), system.kind(), system.check(), null);
        } catch (SourceUnavailable e) {
            return new Connection(system.name(), system.kind(), "", e.getMessage());
        }
    }
}
