package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.ClusterFixture;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** An embedded cluster, and the processes that it runs. */
abstract class LocalFixture extends ClusterFixture {

    private static final Pattern STARTED = Pattern.compile("Process (\\d+) on port \\d+");

    protected Path folder;
    private LocalCluster cluster;

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        cluster = new ClusterFolder(folder).open(21_000);
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    protected List<ProcessHandle> processes() {
        return processesOf(cluster(), id);
    }

    /** Those that still run. */
    static List<ProcessHandle> processesOf(Cluster cluster, WorkloadId id) {
        return cluster.events(id, 100).stream()
                .map(event -> STARTED.matcher(event.message()))
                .filter(Matcher::matches)
                .map(started ->
                        ProcessHandle.of(Long.parseLong(started.group(1))).orElse(null))
                .filter(Objects::nonNull)
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
