package dev.quarterdeck.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's first process, which starts all others of a server. */
final class Postmaster {

    private Postmaster() {}

    /**
     * @return the one that says it runs on a data directory; empty also if the number that it left there now belongs to
     *     some other program
     */
    static Optional<ProcessHandle> of(Path dataDirectory) throws IOException {
        var pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(pidFile).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }
}
