package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A folder in which one source is rendered; it is gone when that is over. */
public record WorkFolder(Path folder) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

    /** Its path is the real one, so that it is found again in what programs say. */
    public static WorkFolder in(Path parent) throws IOException {
        var work =
                new WorkFolder(Files.createTempDirectory(parent, "rendering-").toRealPath());
        Files.createDirectory(work.tree());
        Files.createDirectory(work.home());
        return work;
    }

    /** Takes away what a killed portal has left. */
    public static void clear(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (var left = Files.list(parent)) {
            left.map(WorkFolder::new).forEach(WorkFolder::close);
        } catch (IOException e) {
            log.warn("{} could not be read; what was left there stays", parent, e);
        }
    }

    /** With the files of the commit. */
    public Path tree() {
        return folder.resolve("tree");
    }

    /** Empty, for programs that look for settings. */
    public Path home() {
        return folder.resolve("home");
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.warn("{} could not be deleted; it is of no more use", folder, e);
        }
    }
}
