package dev.quarterdeck.delivery.pipeline.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The folder in which one run is built. */
record Workspace(Path folder) {

    boolean exists() {
        return Files.isDirectory(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
    }

    Path gitFolder() {
        return folder.resolve(".git");
    }

    /**
     * A file that a pipeline names, wherever its links lead.
     *
     * @throws NoSuchFileException if it is not there
     * @throws IOException if it lies outside the workspace
     */
    Path resolve(String path) throws IOException {
        var file = folder.resolve(path).toRealPath();
        if (!file.startsWith(folder.toRealPath())) {
            throw new IOException("%s leads out of the workspace".formatted(path));
        }
        return file;
    }

    /** Where what is to take its place is made ready. */
    Path incoming() {
        return beside("incoming");
    }

    /** Where it lies while another takes its place. */
    Path before() {
        return beside("before");
    }

    private Path beside(String word) {
        return folder.resolveSibling("%s.%s".formatted(folder.getFileName(), word));
    }

    /** With what a portal that was killed in the middle of an exchange has left beside it. */
    void delete() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        FileSystemUtils.deleteRecursively(incoming());
        FileSystemUtils.deleteRecursively(before());
    }
}
