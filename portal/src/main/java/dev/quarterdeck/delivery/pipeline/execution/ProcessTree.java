package dev.quarterdeck.delivery.pipeline.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All processes that work in a workspace. They are known by a variable in their environment, which their children
 * inherit however far they detach themselves, so that also those of a portal that was killed are found; where the
 * system does not show environments, by their descent from a process that we started.
 */
record ProcessTree(Workspace workspace, @Nullable ProcessHandle leader) {

    static final String MARKER = "QUARTERDECK_WORKSPACE";

    private static final Path PROCESSES = Path.of("/proc");
    private static final long POLL_MILLIS = 20;

    /** Asks all of them to end, and kills those that have not after {@code grace}. */
    void end(Duration grace) throws InterruptedException {
        var until = System.nanoTime() + grace.toNanos();
        var asked = new HashSet<Long>();
        for (var alive = alive(); !alive.isEmpty(); alive = alive()) {
            var late = System.nanoTime() - until >= 0;
            for (var process : alive) {
                if (late) {
                    process.destroyForcibly();
                } else if (asked.add(process.pid())) {
                    process.destroy();
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Set<ProcessHandle> alive() {
        var found = Files.isDirectory(PROCESSES) ? marked() : descendants();
        found.removeIf(process -> !process.isAlive());
        return found;
    }

    private Set<ProcessHandle> descendants() {
        var found = new HashSet<ProcessHandle>();
        if (leader != null) {
            leader.descendants().forEach(found::add);
            found.add(leader);
        }
        return found;
    }

    private Set<ProcessHandle> marked() {
        var entry = MARKER + "=" + workspace.folder();
        return ProcessHandle.allProcesses()
                .filter(process -> environmentOf(process).contains(entry))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Empty for a process of somebody else, and for one that is gone. */
    private static Set<String> environmentOf(ProcessHandle process) {
        try {
            var file = PROCESSES.resolve(Long.toString(process.pid())).resolve("environ");
            return new HashSet<>(
                    Arrays.asList(Files.readString(file, ISO_8859_1).split("\0")));
        } catch (IOException e) {
            return Set.of();
        }
    }
}
