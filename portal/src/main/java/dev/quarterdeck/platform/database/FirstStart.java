package dev.quarterdeck.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.springframework.util.FileSystemUtils;

/**
 * The making of the data directory, which takes seconds. If it was cut off, it starts over: nobody's data is in a
 * directory that was never finished.
 */
final class FirstStart {

    private final Path data;
    private final Path unfinished;

    /** @param folder in which the data directory is {@code data} */
    FirstStart(Path folder) throws IOException {
        this.data = folder.resolve("data");
        this.unfinished = folder.resolve("first-start");
        if (Files.exists(unfinished)) {
            endWhoeverMakesIt();
            FileSystemUtils.deleteRecursively(data);
        } else if (!Files.exists(data)) {
            Files.createFile(unfinished);
        }
    }

    /** PostgreSQL's {@code initdb} outlives a killed portal by a second. */
    private void endWhoeverMakesIt() {
        var makers = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .filter(process -> process.info().command().orElse("").matches(".*/(initdb|postgres)"))
                .toList();
        makers.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(makers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** From here on the data directory is kept whatever happens. */
    void done() throws IOException {
        Files.deleteIfExists(unfinished);
        // or a power cut could bring the mark back, and with it the deletion of what was kept since
        try (var folder = FileChannel.open(unfinished.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
