package dev.quarterdeck.connector.local.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk which processes run, so that those a killed portal left behind can be ended by the next. Their
 * environment names the cluster, too: where the system shows it, that finds a process whose portal was killed before it
 * could note it, and keeps a stranger from being taken for one.
 */
public final class ProcessRegister {

    static final String MARKER = "QUARTERDECK_CLUSTER";

    private static final Logger log = LoggerFactory.getLogger(ProcessRegister.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path notes;
    private final String mark;

    /** @param cluster the folder of the whole cluster, by which its processes are known */
    public ProcessRegister(Path cluster) throws IOException {
        this.notes = Files.createDirectories(cluster.resolve("processes"));
        this.mark = cluster.toRealPath().toString();
    }

    String mark() {
        return mark;
    }

    void add(ProcessHandle process) throws IOException {
        Files.writeString(noteOf(process), startOf(process));
    }

    void remove(ProcessHandle process) {
        try {
            Files.deleteIfExists(noteOf(process));
        } catch (IOException e) {
            log.warn("The note of ended process {} stays behind", process.pid(), e);
        }
    }

    private Path noteOf(ProcessHandle process) {
        return notes.resolve(Long.toString(process.pid()));
    }

    /** Ends whatever an earlier portal started in this cluster and still runs. */
    public void endOrphans() throws IOException {
        try (var files = Files.list(notes)) {
            var noted = files.toList();
            var orphans = Stream.concat(noted.stream().flatMap(this::noted), marked())
                    .distinct()
                    .filter(process -> !process.equals(ProcessHandle.current()))
                    .toList();
            if (!orphans.isEmpty()) {
                log.info("Ending {} processes that an earlier portal left behind", orphans.size());
                end(orphans);
            }
            for (var note : noted) {
                Files.deleteIfExists(note);
            }
        }
    }

    private static void end(List<ProcessHandle> orphans) {
        orphans.forEach(ProcessHandle::destroy);
        if (!ended(orphans)) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            if (!ended(orphans)) {
                log.warn("Some of the processes {} did not end", orphans);
            }
        }
    }

    private static boolean ended(List<ProcessHandle> processes) {
        var all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Process numbers are used again, so the start time must be the noted one too. */
    private Stream<ProcessHandle> noted(Path note) {
        try {
            var start = Files.readString(note);
            return ProcessHandle.of(Long.parseLong(note.getFileName().toString())).stream()
                    .filter(process -> !start.isEmpty() && start.equals(startOf(process)))
                    .filter(process -> environmentOf(process).map(this::names).orElse(true));
        } catch (IOException | NumberFormatException e) {
            log.warn("The note {} cannot be read", note, e);
            return Stream.empty();
        }
    }

    private Stream<ProcessHandle> marked() {
        return ProcessHandle.allProcesses()
                .filter(process -> environmentOf(process).map(this::names).orElse(false));
    }

    private boolean names(List<String> environment) {
        return environment.contains(MARKER + "=" + mark);
    }

    /** Empty where the system does not show it. */
    private static Optional<List<String>> environmentOf(ProcessHandle process) {
        try {
            var text = Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"), ISO_8859_1);
            return text.isEmpty() ? Optional.empty() : Optional.of(List.of(text.split("\0")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
