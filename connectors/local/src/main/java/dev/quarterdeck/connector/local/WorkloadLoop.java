package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.MeasuredReplicas.Target;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.local.RollingPlan.Candidate;
import dev.quarterdeck.connector.local.process.ReplicaLog;
import dev.quarterdeck.connector.local.router.Router;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what one workload should be with what it is, whenever something changed and a few times a second, and does the next step. */
class WorkloadLoop {

    private static final Logger log = LoggerFactory.getLogger(WorkloadLoop.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOG_CHECK = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final WorkloadId id;
    private final Surroundings around;
    private final Runnable onChange;
    private final RolloutProgress progress = new RolloutProgress();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private Desired before;
    private Instant logsDue = Instant.EPOCH;
    private volatile Desired desired;
    private volatile boolean closing;
    private volatile WorkloadStatus status;

    WorkloadLoop(Workload workload, Node node, Router router, Runnable onChange) {
        this.id = workload.id();
        this.around = new Surroundings(node, router, new EventLog(id), this::wake);
        this.onChange = onChange;
        this.desired = Desired.of(workload);
        this.before = desired;
        this.status = new WorkloadStatus(id, workload.revision(), workload.replicas(), List.of(), null);
        this.thread = Thread.ofVirtual().name("loop of " + id).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    synchronized void change(UnaryOperator<Desired> change) {
        var next = change.apply(desired);
        if (!next.equals(desired)) {
            desired = next;
            var wanted = next.workload();
            status = new WorkloadStatus(id, wanted.revision(), wanted.replicas(), status.observed(), null);
            wake();
        }
    }

    /** Empty once the workload was removed, also while its last replicas end. */
    synchronized Optional<WorkloadStatus> status() {
        return desired.removed() ? Optional.empty() : Optional.of(status);
    }

    EventLog events() {
        return around.events();
    }

    @Nullable
    Replica replica(String name) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** By the name of the replica. */
    Map<String, ReplicaLog> logs() {
        return replicas.stream().collect(Collectors.toMap(Replica::name, Replica::log, (one, _) -> one));
    }

    List<Target> targets() {
        return replicas.stream()
                .flatMap(replica -> replica.address().stream()
                        .map(address -> new Target(id, replica.revision(), replica.name(), address)))
                .toList();
    }

    private void run() {
        while (!closing || !replicas.isEmpty()) {
            var pause = PAUSE;
            try {
                step();
            } catch (RuntimeException e) {
                // the loop must outlive any surprise: the next step starts from what is then
                log.error("A step of {} failed", id, e);
                pause = PAUSE_AFTER_FAILURE;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void step() {
        var now = desired;
        forget(replicas.stream().filter(Replica::gone).toList());
        // before replicas are stopped: what takes the place of another must serve by then
        var main = now.workload().revision();
        around.router()
                .divide(now.shares().after(before.shares(), before.workload().revision(), main));
        if (closing || now.removed()) {
            replicas.stream().filter(replica -> !replica.stopping()).forEach(Replica::stop);
        } else {
            roll(now.workload(), now);
            now.beside().values().forEach(other -> roll(other, now));
        }
        around.router().divide(now.shares());
        before = now;
        replicas.forEach(Replica::step);
        publish(now);
        shortenLogs(Instant.now());
    }

    private void shortenLogs(Instant now) {
        if (now.isBefore(logsDue)) {
            return;
        }
        logsDue = now.plus(LOG_CHECK);
        try {
            for (var replica : replicas) {
                replica.log().rotateIfLong();
            }
        } catch (IOException e) {
            log.warn("The logs of {} cannot be shortened", id, e);
        }
    }

    private void forget(List<Replica> gone) {
        if (gone.isEmpty()) {
            return;
        }
        replicas.removeAll(gone);
        try {
            for (var replica : gone) {
                around.node().launcher().forget(replica.name());
            }
            around.node().logs().prune(id, replicas.stream().map(Replica::name).collect(Collectors.toSet()));
        } catch (IOException e) {
            log.warn("Files of ended replicas of {} stay behind", id, e);
        }
    }

    /** Takes one revision a step towards its number of replicas; the main one also replaces all that nobody wants. */
    private void roll(Workload workload, Desired all) {
        var main = workload.equals(all.workload());
        var concerned = replicas.stream()
                .filter(replica -> !replica.stopping())
                .filter(replica -> replica.revision().equals(workload.revision())
                        || (main && !all.beside().containsKey(replica.revision())))
                .toList();
        var plan = RollingPlan.of(
                workload.replicas(),
                concerned.stream()
                        .map(replica -> new Candidate(
                                replica.name(),
                                replica.runs(workload.revision(), all.generation()),
                                replica.ready(),
                                replica.hasServed()))
                        .toList());
        for (var started = 0; started < plan.start(); started++) {
            replicas.add(new Replica(newName(), workload, all.generation(), around));
        }
        var stop = plan.stop().stream().map(Candidate::name).collect(Collectors.toSet());
        concerned.stream().filter(replica -> stop.contains(replica.name())).forEach(Replica::stop);
    }

    private String newName() {
        return id.name() + "-"
                + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36, 36 * 36 * 36 * 36 * 36), 36);
    }

    private void publish(Desired now) {
        var wanted = now.workload();
        var observed = replicas.stream().map(Replica::status).toList();
        var plain = new WorkloadStatus(id, wanted.revision(), wanted.replicas(), observed, null);
        var current = replicas.stream()
                .filter(replica -> !replica.stopping() && replica.runs(wanted.revision(), now.generation()))
                .map(Replica::status)
                .toList();
        var obstacle = progress.stalled(Instant.now(), now, plain, current);
        var stalled = around.router().listen().orElse(obstacle);
        var next = new WorkloadStatus(id, wanted.revision(), wanted.replicas(), observed, stalled);
        synchronized (this) {
            if (next.equals(status) || !now.equals(desired)) {
                return;
            }
            tellIfStalled(status.stalled(), stalled);
            status = next;
        }
        onChange.run();
    }

    private void tellIfStalled(@Nullable String before, @Nullable String stalled) {
        if (before == null && stalled != null) {
            around.events().warning(null, "Stalled", stalled);
        }
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends all replicas; returns when none is left. */
    void close() {
        closing = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
