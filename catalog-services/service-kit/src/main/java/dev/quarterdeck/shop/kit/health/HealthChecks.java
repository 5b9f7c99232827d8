package dev.quarterdeck.shop.kit.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs all checks side by side; one that does not come back in time has failed. */
class HealthChecks implements AutoCloseable {

    /** Several probes ask at about the same time; they need not each bother every component. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Group all;
    private final Group required;
    private final Duration patience;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    HealthChecks(List<HealthCheck> checks, Duration patience) {
        this.all = new Group(checks);
        this.required = new Group(checks.stream().filter(HealthCheck::required).toList());
        this.patience = patience;
    }

    HealthReport report() {
        return all.report();
    }

    /** Of what the service can do nothing without. Probes ask every few seconds: other services are left in peace. */
    HealthReport readiness() {
        return required.report();
    }

    /** Checks that are run together. */
    private final class Group {

        private final List<HealthCheck> checks;
        private @Nullable HealthReport latest;
        private long latestAt;

        Group(List<HealthCheck> checks) {
            this.checks = List.copyOf(checks);
        }

        synchronized HealthReport report() {
            var report = latest;
            if (report == null || System.nanoTime() - latestAt > FRESH.toNanos()) {
                report = runAll(checks);
                latest = report;
                latestAt = System.nanoTime();
            }
            return report;
        }
    }

    private HealthReport runAll(List<HealthCheck> checks) {
        long start = System.nanoTime();
        var running =
                checks.stream().map(check -> executor.submit(() -> run(check))).toList();
        var found = new ArrayList<ComponentHealth>();
        for (int i = 0; i < checks.size(); i++) {
            found.add(await(checks.get(i), running.get(i), start));
        }
        return new HealthReport(found);
    }

    private static ComponentHealth run(HealthCheck check) {
        long start = System.nanoTime();
        try {
            check.run();
            return found(check, HealthStatus.UP, start, null);
        } catch (Exception e) {
            return found(check, HealthStatus.DOWN, start, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private ComponentHealth await(HealthCheck check, Future<ComponentHealth> running, long start) {
        try {
            long left = patience.toNanos() - (System.nanoTime() - start);
            return running.get(Math.max(left, 1), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return found(check, HealthStatus.DOWN, start, "no answer within %d ms".formatted(patience.toMillis()));
        } catch (ExecutionException e) {
            return found(check, HealthStatus.DOWN, start, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found(check, HealthStatus.DOWN, start, "interrupted");
        }
    }

    private static ComponentHealth found(HealthCheck check, HealthStatus status, long start, @Nullable String message) {
        double millis = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
        return new ComponentHealth(check.component(), status, check.required(), millis, message);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
