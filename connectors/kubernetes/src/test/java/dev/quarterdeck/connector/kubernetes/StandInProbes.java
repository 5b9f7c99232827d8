package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a kubelet's probes find, five times as often as the pod says, so that tests need not wait. */
final class StandInProbes {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int HASTE = 5;

    /** Tells of an event by its type, reason and message. */
    interface Teller {
        void tell(String type, String reason, String message);
    }

    private final StandInContainer container;
    private final Container spec;
    private final Teller teller;
    private boolean started;
    private boolean ready;
    private boolean dead;
    private int unready;
    private int unlively;
    private Instant readinessDue = Instant.EPOCH;
    private Instant livenessDue = Instant.EPOCH;

    StandInProbes(StandInContainer container, Container spec, Teller teller) {
        this.container = container;
        this.spec = spec;
        this.teller = teller;
    }

    boolean ready() {
        return ready;
    }

    boolean dead() {
        return dead;
    }

    /** Whether readiness changed. */
    boolean step() throws InterruptedException {
        var now = Instant.now();
        if (!started) {
            started = failure(spec.getStartupProbe()) == null;
            return false;
        }
        if (now.isAfter(livenessDue)) {
            livenessDue = now.plus(period(spec.getLivenessProbe()));
            liveness();
        }
        if (now.isAfter(readinessDue)) {
            readinessDue = now.plus(period(spec.getReadinessProbe()));
            return readiness();
        }
        return false;
    }

    private void liveness() throws InterruptedException {
        var failure = failure(spec.getLivenessProbe());
        unlively = failure == null ? 0 : unlively + 1;
        if (failure != null) {
            teller.tell("Warning", "Unhealthy", "Liveness probe failed: " + failure);
        }
        dead = unlively >= spec.getLivenessProbe().getFailureThreshold();
    }

    private boolean readiness() throws InterruptedException {
        var before = ready;
        var failure = failure(spec.getReadinessProbe());
        unready = failure == null ? 0 : unready + 1;
        if (failure != null) {
            teller.tell("Warning", "Unhealthy", "Readiness probe failed: " + failure);
        }
        if (failure == null) {
            ready = true;
        } else if (unready >= spec.getReadinessProbe().getFailureThreshold()) {
            ready = false;
        }
        return before != ready;
    }

    private static Duration period(Probe probe) {
        return Duration.ofSeconds(probe.getPeriodSeconds()).dividedBy(HASTE);
    }

    private @Nullable String failure(Probe probe) throws InterruptedException {
        var request = HttpRequest.newBuilder(
                        container.address(probe.getHttpGet().getPath()))
                .timeout(Duration.ofSeconds(probe.getTimeoutSeconds()))
                .build();
        try {
            var code = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
            return code < 400 ? null : "HTTP probe failed with statuscode: " + code;
        } catch (IOException e) {
            return "Get \"%s\": %s".formatted(probe.getHttpGet().getPath(), e.getMessage());
        }
    }
}
