package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.local.RollingPlan.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what one workload should be with what it is, a few times a second, and does the next step. */
class WorkloadLoop {

    private static final Logger log = LoggerFactory.getLogger(WorkloadLoop.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final WorkloadId id;
    private final Node node;
    private final Router router;
    private final EventLog events;
    private final Runnable onChange;
    private final RolloutProgress progress = new RolloutProgress();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private volatile Desired desired;
    private volatile boolean closing;
    private volatile WorkloadStatus status;

    WorkloadLoop(Workload workload, Node node, Router router, Runnable onChange) {
        this.id = workload.id();
        this.node = node;
        this.router = router;
        this.events = new EventLog(id);
        this.onChange = onChange;
        this.desired = Desired.of(workload);
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
            router.backends().beside(next.beside().keySet());
            status = new WorkloadStatus(
                    id, next.workload().revision(), next.workload().replicas(), status.observed(), null);
            LockSupport.unpark(thread);
        }
    }

    WorkloadStatus status() {
        return status;
    }

    EventLog events() {
        return events;
    }

    Router router() {
        return router;
    }

    @Nullable
    Replica replica(String name) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void run() {
        while (!closing || !replicas.isEmpty()) {
            try {
                step();
            } catch (RuntimeException e) {
                // the loop must outlive any surprise: the next step starts from what is then
                log.error("A step of {} failed", id, e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void step() {
        var now = desired;
        replicas.removeIf(Replica::gone);
        if (closing) {
            replicas.stream().filter(replica -> !replica.stopping()).forEach(Replica::stop);
        } else {
            roll(now.workload(), now.generation(), now);
            now.beside().values().forEach(other -> roll(other, 0, now));
        }
        replicas.forEach(Replica::step);
        publish(now);
    }

    /** Takes one revision a step towards its number of replicas; the main one also replaces all that nobody wants. */
    private void roll(Workload workload, int generation, Desired all) {
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
                                replica.name(), replica.runs(workload.revision(), generation), replica.ready()))
                        .toList());
        for (var started = 0; started < plan.start(); started++) {
            replicas.add(new Replica(newName(), workload, generation, node, router, events, this::wake));
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
        var stalled = progress.stalled(now, plain, replicas);
        var next = new WorkloadStatus(id, wanted.revision(), wanted.replicas(), observed, stalled);
        synchronized (this) {
            if (next.equals(status) || !now.equals(desired)) {
                return;
            }
            status = next;
        }
        onChange.run();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends all replicas; returns when none is left. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        router.close();
    }
}
