package dev.quarterdeck.workloads.cluster.applyset.source.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A process with all that it started, also what lost its parent meanwhile: such a process is known by its home, which is
 * inherited; where the system does not show environments, it is not found.
 *
 * @param home nobody else's
 */
record Family(ProcessHandle process, Path home) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int LOOKS = 100;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Looks again, for one could have started another before its end. Some that are killed are waited for in vain. */
    void end() {
        var alive = alive();
        for (var look = 0; look < LOOKS && !alive.isEmpty(); look++) {
            alive.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(PAUSE.toNanos());
            alive = alive();
        }
    }

    private List<ProcessHandle> alive() {
        var children = process.descendants();
        var orphans = ProcessHandle.allProcesses().filter(this::isAtHome);
        return Stream.of(Stream.of(process), children, orphans)
                .flatMap(some -> some)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    /** Not for a process of somebody else, nor for one that is gone. */
    private boolean isAtHome(ProcessHandle other) {
        try {
            var environment = Files.readString(
                    PROCESSES.resolve(Long.toString(other.pid())).resolve("environ"), ISO_8859_1);
            return Stream.of(environment.split("\0")).anyMatch(("HOME=" + home)::equals);
        } catch (IOException _) {
            return false;
        }
    }
}
