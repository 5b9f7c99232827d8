package dev.quarterdeck.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed portal left behind on a data directory. */
final class StalePostmaster {

    private static final Logger log = LoggerFactory.getLogger(StalePostmaster.class);

    private StalePostmaster() {}

    /** Call it only while holding the folder's lock: a server that is found then belongs to nobody. */
    static void end(Path dataDirectory) throws IOException {
        var pidFile = dataDirectory.resolve("postmaster.pid");
        var server = processOf(pidFile);
        if (server.isPresent()) {
            log.info(
                    "Ending the database server (process {}) that an earlier portal left behind",
                    server.get().pid());
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave
            signal("-INT", server.get());
            if (!endsWithin(30, server.get())) {
                signal("-QUIT", server.get());
                endsWithin(10, server.get());
            }
        }
        Files.deleteIfExists(pidFile);
    }

    /** Empty also if the number now belongs to some other program. */
    private static Optional<ProcessHandle> processOf(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(pidFile).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static void signal(String signal, ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
    }

    private static boolean endsWithin(int seconds, ProcessHandle process) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
