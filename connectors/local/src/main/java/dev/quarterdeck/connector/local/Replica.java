package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.local.process.ReplicaLog;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One replica: a process that is started again whenever it ends, until it is told to stop. Only its workload's loop calls
 * the methods that change it.
 */
class Replica {

    /** So many ends in a row are no accident. */
    private static final int CRASH_LOOP = 3;

    /**
     * Whatever takes longer to start has had the machine's attention long enough. On a machine that is busy with something else
     * a service takes ten times as long as alone; were its turn over by then, all would start at once and none in time.
     */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(60);

    private final String name;
    private final Workload workload;
    private final int generation;
    private final Surroundings around;
    private final EventLog events;
    private final ReplicaLog log;
    private final Backoff backoff = new Backoff();

    private volatile @Nullable RunningReplica running;
    private @Nullable Instant startAgainAt;
    private @Nullable String message;
    private int restarts;
    private boolean hasTurn;
    private boolean refused;
    private volatile boolean evicted;
    private volatile boolean stopping;
    private volatile boolean gone;

    Replica(String name, Workload workload, int generation, Surroundings around) {
        this.name = name;
        this.workload = workload;
        this.generation = generation;
        this.around = around;
        this.events = around.events();
        this.log = around.node().logs().of(workload.id(), name);
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
        return !stopping && running != null && running.inRouter();
    }

    /** Whether the process that runs now has served before, ready or not. */
    boolean hasServed() {
        return running != null && running.wasReady();
    }

    /** Of the process that runs now; empty if none does, or it is to end. */
    Optional<URI> address() {
        var now = running;
        return stopping || now == null || !now.process().alive()
                ? Optional.empty()
                : Optional.of(now.process().address());
    }

    boolean stopping() {
        return stopping;
    }

    boolean gone() {
        return gone;
    }

    /** Asks for another replica in this one's place; the loop ends this one once the other is ready. May be called from any thread. */
    void evict() {
        evicted = true;
        events.normal(name, "Evicted", "Is replaced by another replica");
        around.wake().run();
    }

    /** Brings the replica one step nearer to running and ready. */
    void step() {
        if (stopping) {
            return;
        }
        if (running == null) {
            startIfDue();
        } else if (!running.process().alive()) {
            ended(running);
        } else {
            follow(running);
        }
    }

    private void startIfDue() {
        if (startAgainAt != null && Instant.now().isBefore(startAgainAt)) {
            return;
        }
        var refusal = around.node().artifacts().refusalOf(workload.artifact());
        refused = refusal.isPresent();
        if (refused) {
            failed("DigestMismatch", refusal.get());
        } else if (around.node().starts().tryAcquire()) {
            hasTurn = true;
            start();
        } else if (startAgainAt == null) {
            message = "waits for its turn to start";
        }
    }

    private void start() {
        var image = around.node().images().of(workload.artifact()).start();
        try {
            var process = around.node().launcher().launch(workload, image, name, log.file());
            process.onExit(around.wake());
            var probing = new Probing(around.node().probes(), process.address(), workload, around.wake());
            running = new RunningReplica(process, image, probing, around.router());
            events.normal(name, "Started", "Process %d on port %d".formatted(process.pid(), process.port()));
        } catch (IOException | RuntimeException e) {
            image.notStarted();
            endTurn();
            failed("FailedStart", "The process could not be started: " + e.getMessage());
        }
    }

    private void follow(RunningReplica process) {
        var probing = process.probing();
        if (probing.started() || process.age().compareTo(LONGEST_TURN) > 0) {
            endTurn();
        }
        if (process.ending()) {
            return;
        }
        if (probing.dead()) {
            events.warning(name, "Unhealthy", "The replica %s; it is ended".formatted(probing.message()));
            process.end(workload.shutdownGrace(), around.wake());
        } else if (probing.ready() && !process.inRouter()) {
            process.enterRouter(name, workload.revision());
            events.normal(name, "Ready", "Gets requests");
        } else if (!probing.ready() && process.inRouter()) {
            process.leaveRouter();
            events.warning(name, "Unready", "The replica " + probing.message());
        } else if (process.inRouter() && process.healthyFor(Backoff.FORGIVEN_AFTER)) {
            backoff.forgive();
        }
    }

    private void ended(RunningReplica process) {
        endTurn();
        process.leaveRouter();
        process.ended();
        running = null;
        restarts++;
        var exit = "Ended with exit code %d".formatted(process.process().exitCode());
        failed(
                "BackOff",
                process.probing().dead()
                        ? "Ended, since it " + process.probing().message()
                        : exit);
    }

    private void failed(String reason, String what) {
        var now = Instant.now();
        startAgainAt = backoff.next(now);
        var times = backoff.failures();
        message = times == 1 ? what : "%s (%d times in a row)".formatted(what, times);
        var wait = Duration.between(now, startAgainAt).toSeconds();
        events.warning(name, reason, "%s; starts again in %d s".formatted(message, wait));
    }

    private void endTurn() {
        if (hasTurn) {
            hasTurn = false;
            around.node().starts().release();
        }
    }

    /** Takes the replica out of the traffic, lets it finish what it has in hand, then ends it. Returns at once. */
    void stop() {
        stopping = true;
        endTurn();
        if (running == null) {
            gone = true;
            return;
        }
        events.normal(name, "Stopping", "Gets no new requests");
        var last = running;
        last.end(workload.shutdownGrace(), () -> {
            last.ended();
            gone = true;
            around.wake().run();
        });
    }

    ReplicaStatus status() {
        var startedAt = running == null ? null : running.since();
        return new ReplicaStatus(name, workload.revision(), state(), restarts, startedAt, currentMessage());
    }

    private ReplicaState state() {
        if (stopping) {
            return ReplicaState.STOPPING;
        }
        if (running != null && running.inRouter()) {
            return ReplicaState.READY;
        }
        if (refused || backoff.failures() >= CRASH_LOOP) {
            return ReplicaState.CRASH_LOOP;
        }
        return hasServed() ? ReplicaState.UNREADY : ReplicaState.STARTING;
    }

    private @Nullable String currentMessage() {
        if (stopping || running == null) {
            return message;
        }
        var now = running.probing().message();
        return now == null || message == null || restarts == 0 ? now : "%s; before: %s".formatted(now, message);
    }
}
