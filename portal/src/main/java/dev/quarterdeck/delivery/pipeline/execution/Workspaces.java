package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where runs are built: one folder each, and one more in which the last failed run can still be looked at. */
@Component
class Workspaces {

    private static final Logger log = LoggerFactory.getLogger(Workspaces.class);

    private final DataFolder data;

    Workspaces(DataFolder data) {
        this.data = data;
    }

    Workspace of(RunId run) {
        return new Workspace(folder("run-" + run));
    }

    private Path folder(String name) {
        return data.home().toAbsolutePath().resolve("workspaces").resolve(name);
    }

    void discard(Workspace workspace) {
        try {
            workspace.delete();
        } catch (IOException e) {
            log.warn("{} could not be deleted; it is of no more use", workspace.folder(), e);
        }
    }

    /**
     * Takes the place of the failed run before it.
     *
     * @return where it lies now; empty if there was nothing to keep
     */
    Optional<Path> keepFailed(Workspace workspace) {
        if (!workspace.exists()) {
            discard(workspace);
            return Optional.empty();
        }
        var kept = folder("last-failed");
        try {
            FileSystemUtils.deleteRecursively(kept);
            return Optional.of(Files.move(workspace.folder(), kept));
        } catch (IOException e) {
            log.warn("{} could not be moved to {}", workspace.folder(), kept, e);
            return Optional.of(workspace.folder());
        }
    }
}
