package dev.quarterdeck.connector.local;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers on disk which processes run, so that those a killed portal left behind can be ended by the next. */
class ProcessRegister {

    private static final Logger log = LoggerFactory.getLogger(ProcessRegister.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path folder;

    ProcessRegister(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("processes"));
    }

    void add(ProcessHandle process) {
        try {
            Files.writeString(
                    fileOf(process), startOf(process).map(Instant::toString).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("A process cannot be noted in " + folder, e);
        }
    }

    void remove(ProcessHandle process) {
        try {
            Files.deleteIfExists(fileOf(process));
        } catch (IOException e) {
            log.warn("The note of ended process {} stays behind", process.pid(), e);
        }
    }

    /** Ends whatever is noted and still runs. Numbers are used again, so the start time must be the noted one too. */
    void endOrphans() throws IOException {
        try (var notes = Files.list(folder)) {
            var orphans = notes.toList().stream()
                    .map(ProcessRegister::orphanOf)
                    .flatMap(Optional::stream)
                    .toList();
            if (!orphans.isEmpty()) {
                log.info("Ending {} processes that an earlier portal left behind", orphans.size());
                end(orphans);
            }
        }
        try (var notes = Files.list(folder)) {
            for (var note : notes.toList()) {
                Files.deleteIfExists(note);
            }
        }
    }

    private static void end(List<ProcessHandle> orphans) {
        orphans.forEach(ProcessHandle::destroy);
        var ended = CompletableFuture.allOf(
                orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            orphans.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> orphanOf(Path note) {
        try {
            var start = Files.readString(note);
            return ProcessHandle.of(Long.parseLong(note.getFileName().toString()))
                    .filter(process ->
                            startOf(process).map(Instant::toString).orElse("").equals(start));
        } catch (IOException | NumberFormatException e) {
            log.warn("The note {} cannot be read", note, e);
            return Optional.empty();
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    private Path fileOf(ProcessHandle process) {
        return folder.resolve(Long.toString(process.pid()));
    }
}
