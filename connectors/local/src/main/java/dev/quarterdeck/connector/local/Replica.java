package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.Workload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One replica: a process that is started again whenever it ends, until it is told to stop. Only its workload's loop calls
 * the methods that change it.
 */
class Replica {

    private final String name;
    private final Workload workload;
    private final int generation;
    private final Node node;
    private final Router router;
    private final EventLog events;
    private final Runnable onChange;
    private final ReplicaLog log;
    private final Backoff backoff = new Backoff();

    private @Nullable Running running;
    private @Nullable Instant startAgainAt;
    private @Nullable String message;
    private @Nullable String lastEnd;
    private int restarts;
    private boolean starting;
    private volatile boolean evicted;
    private volatile boolean stopping;
    private volatile boolean gone;

    /** A process, what asks it, and how the router reaches it while it is ready. */
    private static final class Running {
        private final Process process;
        private final URI address;
        private final Probing probing;
        private final Instant since = Instant.now();
        private @Nullable Backend backend;
        private @Nullable Instant readySince;

        Running(Process process, URI address, Probing probing) {
            this.process = process;
            this.address = address;
            this.probing = probing;
        }
    }

    Replica(
            String name,
            Workload workload,
            int generation,
            Node node,
            Router router,
            EventLog events,
            Runnable onChange) {
        this.name = name;
        this.workload = workload;
        this.generation = generation;
        this.node = node;
        this.router = router;
        this.events = events;
        this.onChange = onChange;
        this.log = new ReplicaLog(
                name,
                node.folder()
                        .resolve("logs")
                        .resolve(workload.id().environment())
                        .resolve(name + ".log"));
    }

    String name() {
        return name;
    }

    String revision() {
        return workload.revision();
    }

    ReplicaLog log() {
        return log;
    }

    boolean runs(String revision, int wantedGeneration) {
        return !evicted && workload.revision().equals(revision) && generation == wantedGeneration;
    }

    boolean ready() {
        return !stopping && running != null && running.backend != null;
    }

    boolean stopping() {
        return stopping;
    }

    /** Asks for another replica in this one's place; the loop ends this one once the other is ready. May be called from any thread. */
    void evict() {
        evicted = true;
        onChange.run();
    }

    boolean gone() {
        return gone;
    }

    int failures() {
        return backoff.failures();
    }

    /** Brings the replica one step nearer to running and ready. */
    void step() {
        if (stopping) {
            return;
        }
        if (running == null) {
            startIfDue();
        } else if (!running.process.isAlive()) {
            ended(running);
        } else {
            follow(running);
        }
    }

    private void startIfDue() {
        if (startAgainAt != null && Instant.now().isBefore(startAgainAt)) {
            return;
        }
        var refusal = node.artifacts().refusalOf(workload.artifact());
        if (refusal.isPresent()) {
            failed("DigestMismatch", refusal.get(), Duration.ZERO);
        } else if (node.starts().tryAcquire()) {
            starting = true;
            start();
        } else {
            message = "waits for its turn to start";
        }
    }

    private void start() {
        var port = Ports.forReplica();
        try {
            var process = launch(port);
            node.processes().add(process.toHandle());
            var _ = process.onExit().thenRun(onChange);
            var address = URI.create("http://127.0.0.1:" + port);
            running = new Running(process, address, new Probing(node.probes(), address, workload, onChange));
            events.normal(name, "Started", "Process %d on port %d".formatted(process.pid(), port));
        } catch (IOException e) {
            endStarting();
            failed("FailedStart", "The process could not be started: " + e.getMessage(), Duration.ZERO);
        }
    }

    private Process launch(int port) throws IOException {
        var folder = Files.createDirectories(node.folder().resolve("work").resolve(name));
        Files.createDirectories(log.file().getParent());
        var builder = new ProcessBuilder(Command.of(workload))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        var variables = builder.environment();
        variables.keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TZ"));
        variables.putAll(workload.environment());
        variables.put("PORT", Integer.toString(port));
        variables.put("REPLICA", name);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private void follow(Running process) {
        if (process.probing.started()) {
            endStarting();
        }
        if (process.probing.dead()) {
            events.warning(name, "Unhealthy", "The replica " + process.probing.message());
            process.process.destroyForcibly();
        } else if (process.probing.ready() && process.backend == null) {
            process.backend = new Backend(name, workload.revision(), process.address);
            process.readySince = Instant.now();
            router.backends().add(process.backend);
            events.normal(name, "Ready", "Gets requests");
        } else if (!process.probing.ready() && process.backend != null) {
            leaveRouter(process);
            events.warning(name, "Unready", "The replica " + process.probing.message());
        }
        rotateLog();
    }

    private void rotateLog() {
        try {
            log.rotateIfLong();
        } catch (IOException e) {
            events.warning(name, "LogRotation", "The log cannot be shortened: " + e.getMessage());
        }
    }

    private void ended(Running process) {
        endStarting();
        leaveRouter(process);
        process.probing.stop();
        node.processes().remove(process.process.toHandle());
        running = null;
        restarts++;
        var healthyFor =
                process.readySince == null ? Duration.ZERO : Duration.between(process.readySince, Instant.now());
        lastEnd = process.probing.dead()
                ? "The replica " + process.probing.message()
                : "Ended with exit code %d".formatted(process.process.exitValue());
        failed("BackOff", lastEnd, healthyFor);
    }

    private void failed(String reason, String what, Duration healthyFor) {
        var now = Instant.now();
        startAgainAt = backoff.next(now, healthyFor);
        message = what;
        events.warning(
                name,
                reason,
                "%s; starts again in %d s"
                        .formatted(what, Duration.between(now, startAgainAt).toSeconds()));
    }

    private void endStarting() {
        if (starting) {
            starting = false;
            node.starts().release();
        }
    }

    private void leaveRouter(Running process) {
        if (process.backend != null) {
            router.backends().remove(process.backend);
            process.backend.close();
            process.backend = null;
        }
    }

    /** Takes the replica out of the traffic, lets it finish what it has in hand, then ends it. Returns at once. */
    void stop() {
        stopping = true;
        endStarting();
        var process = running;
        if (process == null) {
            gone = true;
            return;
        }
        events.normal(name, "Stopping", "Gets no new requests");
        Thread.ofVirtual().name("end of " + name).start(() -> {
            new Ending(workload.shutdownGrace()).end(process.process, router, process.backend);
            process.probing.stop();
            node.processes().remove(process.process.toHandle());
            gone = true;
            onChange.run();
        });
    }

    ReplicaStatus status() {
        var process = running;
        return new ReplicaStatus(
                name,
                workload.revision(),
                state(process),
                restarts,
                process == null ? null : process.since,
                messageOf(process));
    }

    private ReplicaState state(@Nullable Running process) {
        if (stopping) {
            return ReplicaState.STOPPING;
        }
        if (process == null) {
            return startAgainAt == null ? ReplicaState.STARTING : ReplicaState.CRASH_LOOP;
        }
        if (process.backend != null) {
            return ReplicaState.READY;
        }
        return process.readySince == null ? ReplicaState.STARTING : ReplicaState.UNREADY;
    }

    private @Nullable String messageOf(@Nullable Running process) {
        if (process == null || stopping) {
            return message;
        }
        var now = process.probing.message();
        return now != null && lastEnd != null ? now + "; before: " + lastEnd : now;
    }
}
