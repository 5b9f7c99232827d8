package dev.quarterdeck.connector.local.process;

import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all replicas wrote, those that ended not long ago included. */
public final class ReplicaLogs {

    /** Enough to see why the last ones ended. */
    private static final int ENDED_KEPT = 6;

    private static final String EXTENSION = ".log";

    private final Path folder;
    private final long kept;

    /** @param kept how many bytes of each replica are kept beside the file that it writes to */
    public ReplicaLogs(Path folder, long kept) {
        this.folder = folder;
        this.kept = kept;
    }

    public ReplicaLog of(WorkloadId id, String replica) {
        if (!replica.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("'%s' is not the name of a replica".formatted(replica));
        }
        return new ReplicaLog(replica, folderOf(id).resolve(replica + EXTENSION), kept);
    }

    private Path folderOf(WorkloadId id) {
        return folder.resolve(id.environment()).resolve(id.name());
    }

    /** The one written last first. */
    public List<KeptLog> kept(WorkloadId id, Map<String, ReplicaLog> running) throws IOException {
        var all = new ArrayList<KeptLog>();
        for (var replica : replicas(id)) {
            var log = running.getOrDefault(replica, of(id, replica));
            try {
                all.add(log.kept(running.containsKey(replica)));
            } catch (NoSuchFileException e) {
                // pruned between the two looks
            }
        }
        all.sort(Comparator.comparing(KeptLog::writtenAt).reversed().thenComparing(KeptLog::replica));
        return all;
    }

    private List<String> replicas(WorkloadId id) throws IOException {
        if (!Files.isDirectory(folderOf(id))) {
            return List.of();
        }
        try (var files = Files.list(folderOf(id))) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .map(ReplicaLogs::replicaOf)
                    .toList();
        }
    }

    /** Deletes all but the newest logs of replicas other than {@code running}. */
    public void prune(WorkloadId id, Set<String> running) throws IOException {
        if (!Files.isDirectory(folderOf(id))) {
            return;
        }
        try (var files = Files.list(folderOf(id))) {
            var ended = files.filter(file -> file.toString().endsWith(EXTENSION))
                    .filter(file -> !running.contains(replicaOf(file)))
                    .sorted(Comparator.comparing(ReplicaLogs::lastWritten).reversed())
                    .skip(ENDED_KEPT)
                    .toList();
            for (var file : ended) {
                of(id, replicaOf(file)).delete();
            }
        }
    }

    private static String replicaOf(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private static FileTime lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
