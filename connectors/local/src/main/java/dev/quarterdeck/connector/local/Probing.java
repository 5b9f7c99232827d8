package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Probe;
import dev.quarterdeck.connector.cluster.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks one running replica, over and over, whether it has started, is ready, is alive. */
class Probing {

    private final HttpClient client;
    private final URI address;
    private final Workload workload;
    private final Runnable onChange;
    private final Thread thread;

    private volatile boolean started;
    private volatile boolean ready;
    private volatile boolean dead;
    private volatile @Nullable String message = "is starting";

    Probing(HttpClient client, URI address, Workload workload, Runnable onChange) {
        this.client = client;
        this.address = address;
        this.workload = workload;
        this.onChange = onChange;
        this.thread = Thread.ofVirtual().name("probes of " + workload.id()).start(this::run);
    }

    boolean started() {
        return started;
    }

    boolean ready() {
        return ready;
    }

    /** Whether the replica must be started again: it never came up, or no longer answers. */
    boolean dead() {
        return dead;
    }

    @Nullable
    String message() {
        return message;
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            awaitStart();
            watch();
        } catch (InterruptedException e) {
            // stopped: the replica ended or is about to
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStart() throws InterruptedException {
        var probe = workload.startup();
        for (var failures = 0; ; failures++) {
            var failure = failureOf(probe);
            if (failure == null) {
                started = true;
                return;
            }
            if (failures >= probe.failureThreshold()) {
                die("did not start: " + failure);
            }
            Thread.sleep(probe.period());
        }
    }

    private void watch() throws InterruptedException {
        var readiness = new Schedule(workload.readiness());
        var liveness = new Schedule(workload.liveness());
        while (true) {
            if (readiness.due()) {
                readiness.run(this::failureOf);
                if (readiness.failures == 0) {
                    becomes(true, null);
                } else if (!ready || readiness.failures >= workload.readiness().failureThreshold()) {
                    becomes(false, "is not ready: " + readiness.failure);
                }
            }
            if (liveness.due()) {
                liveness.run(this::failureOf);
                if (liveness.failures >= workload.liveness().failureThreshold()) {
                    die("no longer answers: " + liveness.failure);
                }
            }
            var pause = Duration.between(Instant.now(), readiness.earlier(liveness));
            Thread.sleep(Math.max(1, pause.toMillis()));
        }
    }

    private void becomes(boolean nowReady, @Nullable String nowMessage) {
        message = nowMessage;
        if (ready != nowReady) {
            ready = nowReady;
            onChange.run();
        }
    }

    private void die(String reason) throws InterruptedException {
        message = reason;
        ready = false;
        dead = true;
        onChange.run();
        throw new InterruptedException(reason);
    }

    /** Null if the probe passed. */
    private @Nullable String failureOf(Probe probe) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(probe.path()))
                .timeout(probe.timeout())
                .build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status < 400 ? null : "%s answered %d".formatted(probe.path(), status);
        } catch (IOException e) {
            return "%s did not answer (%s)".formatted(probe.path(), e.getClass().getSimpleName());
        }
    }

    @FunctionalInterface
    private interface Check {
        @Nullable
        String failureOf(Probe probe) throws InterruptedException;
    }

    /** When a probe is due next, and how often in a row it failed. */
    private static final class Schedule {

        private final Probe probe;
        private Instant next = Instant.now();
        private int failures;
        private @Nullable String failure;

        Schedule(Probe probe) {
            this.probe = probe;
        }

        boolean due() {
            return !Instant.now().isBefore(next);
        }

        void run(Check check) throws InterruptedException {
            failure = check.failureOf(probe);
            failures = failure == null ? 0 : failures + 1;
            next = Instant.now().plus(probe.period());
        }

        Instant earlier(Schedule other) {
            return next.isBefore(other.next) ? next : other.next;
        }
    }
}
