package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.local.image.ImageStore;
import dev.quarterdeck.connector.local.process.Launcher;
import dev.quarterdeck.connector.local.process.Ports;
import dev.quarterdeck.connector.local.process.ProcessRegister;
import dev.quarterdeck.connector.local.process.ReplicaLogs;
import dev.quarterdeck.connector.local.router.Routers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster keeps what must outlive it. Replicas write there, so only the portal's own user may look.
 *
 * @param preparedImages laid out by whoever built the artifacts; null for none
 * @param keptLog bytes of each replica's log, beside the file that it writes to
 */
record ClusterFolder(Path path, @Nullable Path preparedImages, long keptLog) {

    /** With what is kept of each replica's log unless somebody says otherwise. */
    ClusterFolder(Path path) {
        this(path, null, LocalClusterSettings.KEPT_LOG);
    }

    /** Ends what an earlier cluster left behind here, then takes its place. */
    LocalCluster open(int firstRouterPort) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            var lock = FolderLock.of(path);
            try {
                return open(firstRouterPort, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded cluster cannot use its folder " + path, e);
        }
    }

    private LocalCluster open(int firstRouterPort, FolderLock lock) throws IOException {
        var processes = new ProcessRegister(path);
        processes.endOrphans();
        var launcher = new Launcher(path.resolve("work"), processes);
        var images = new ImageStore(path.resolve("images"), preparedImages);
        var node = Node.of(launcher, images, new ReplicaLogs(path.resolve("logs"), keptLog));
        return new LocalCluster(node, new Routers(path, firstRouterPort, Ports::free), lock);
    }
}
