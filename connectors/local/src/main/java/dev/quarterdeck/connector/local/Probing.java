package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Probe;
import dev.quarterdeck.connector.cluster.Workload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** What a person should know, to be read after "the replica"; null while it is ready. */
    @Nullable
    String message() {
        return message;
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            if (starts()) {
                watch();
            }
        } catch (InterruptedException e) {
            // stopped: the replica ended or is about to
            Thread.currentThread().interrupt();
        }
    }

    private boolean starts() throws InterruptedException {
        var startup = new Check(workload.startup());
        while (true) {
            startup.run();
            if (startup.failure == null) {
                started = true;
                onChange.run();
                return true;
            }
            if (startup.failedForGood()) {
                die("did not start: " + startup.failure);
                return false;
            }
            message = "is starting: " + startup.failure;
            Thread.sleep(startup.probe.period());
        }
    }

    private void watch() throws InterruptedException {
        var readiness = new Check(workload.readiness());
        var liveness = new Check(workload.liveness());
        while (true) {
            if (readiness.due()) {
                readiness.run();
                if (readiness.failure == null) {
                    becomes(true, null);
                } else if (!ready || readiness.failedForGood()) {
                    becomes(false, "is not ready: " + readiness.failure);
                }
            }
            if (liveness.due()) {
                liveness.run();
                if (liveness.failedForGood()) {
                    die("no longer answers: " + liveness.failure);
                    return;
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

    private void die(String reason) {
        message = reason;
        ready = false;
        dead = true;
        onChange.run();
    }

    /** One probe: when it is due next, and how often in a row it failed. */
    private final class Check {

        private final Probe probe;
        private Instant next = Instant.now();
        private int failures;
        private @Nullable String failure;

        Check(Probe probe) {
            this.probe = probe;
        }

        boolean due() {
            return !Instant.now().isBefore(next);
        }

        Instant earlier(Check other) {
            return next.isBefore(other.next) ? next : other.next;
        }

        boolean failedForGood() {
            return failures >= probe.failureThreshold();
        }

        void run() throws InterruptedException {
            failure = ask();
            failures = failure == null ? 0 : failures + 1;
            next = Instant.now().plus(probe.period());
        }

        /** Null if the probe passed. The client's own time limit would not cover the body. */
        private @Nullable String ask() throws InterruptedException {
            var answer = client.sendAsync(
                    HttpRequest.newBuilder(address.resolve(probe.path())).build(), BodyHandlers.discarding());
            try {
                var status = answer.get(probe.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .statusCode();
                return status < 400 ? null : "%s answered %d".formatted(probe.path(), status);
            } catch (ExecutionException e) {
                return "%s cannot be reached".formatted(probe.path());
            } catch (TimeoutException e) {
                return "%s did not answer within %d ms"
                        .formatted(probe.path(), probe.timeout().toMillis());
            } finally {
                answer.cancel(true);
            }
        }
    }
}
