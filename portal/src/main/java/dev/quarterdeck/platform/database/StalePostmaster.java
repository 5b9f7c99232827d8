package dev.quarterdeck.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed portal left behind in its data folder. */
final class StalePostmaster {

    private static final Logger log = LoggerFactory.getLogger(StalePostmaster.class);

    private StalePostmaster() {}

    /**
     * Call it only while holding the folder's lock: a server that is found then belongs to nobody.
     *
     * @param folder in which the data directory is {@code data} and the server's programs are below {@code server}
     */
    static void end(Path folder) throws IOException {
        var server = Postmaster.of(folder.resolve("data"));
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
        endWorkersWithoutServer(folder.resolve("server"));
        // left there, it keeps a new server from starting if its number belongs to some other program by now
        Files.deleteIfExists(folder.resolve("data/postmaster.pid"));
    }

    /** One that is busy when its server is killed goes on writing, into the files that a new server would open. */
    private static void endWorkersWithoutServer(Path programs) {
        var workers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(programs))
                        .isPresent())
                .toList();
        workers.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(workers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .join();
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
