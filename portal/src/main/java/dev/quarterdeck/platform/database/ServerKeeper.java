package dev.quarterdeck.platform.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded server again, at the same port, when its process ends without having been asked to: killed for
 * want of memory, or by hand.
 */
final class ServerKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerKeeper.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private final Path data;
    private final Path program;
    private final Thread thread;
    private ProcessHandle server;

    /** @param data directory of a server that runs */
    ServerKeeper(Path data) throws IOException {
        this.data = data;
        this.server = Postmaster.of(data)
                .orElseThrow(() -> new IllegalStateException("no server runs on %s".formatted(data)));
        this.program = Path.of(server.info().command().orElseThrow()).resolveSibling("pg_ctl");
        this.thread = Thread.ofVirtual().name("database keeper").start(this::keep);
    }

    /** It looks itself: of a process that is no child of this one, Java notices an end only seconds later. */
    private void keep() {
        try {
            while (true) {
                Thread.sleep(server.isAlive() ? BETWEEN_LOOKS : restart());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to rest after that */
    private Duration restart() throws InterruptedException {
        log.error("The embedded database server ended and is started again");
        try {
            var control =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            // the server goes on writing there when its starter is done
            Thread.ofPlatform()
                    .name("database output")
                    .daemon()
                    .start(() -> control.inputReader().lines().forEach(log::info));
            var running = control.waitFor() == 0 ? Postmaster.of(data) : Optional.<ProcessHandle>empty();
            if (running.isPresent()) {
                server = running.get();
                log.info("The embedded database server answers again");
                return BETWEEN_LOOKS;
            }
            log.error("It did not start; see what it wrote above. Next attempt in {} s", BETWEEN_ATTEMPTS.toSeconds());
        } catch (IOException e) {
            log.error("It did not start. Next attempt in {} s", BETWEEN_ATTEMPTS.toSeconds(), e);
        }
        return BETWEEN_ATTEMPTS;
    }

    /** {@code restart} is {@code start} with the settings that the server had before. */
    private List<String> command() {
        // PostgreSQL refuses root; its library starts it like this then
        return Stream.concat(
                        LinuxUtils.isUnshareAvailable() ? Stream.of("unshare", "-U") : Stream.of(),
                        Stream.of(program.toString(), "restart", "-w", "-D", data.toString()))
                .toList();
    }

    /** Once this returns, nobody starts the server again. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
