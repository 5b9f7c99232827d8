package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a rollout still gets further. Only the loop of its workload asks. */
class RolloutProgress {

    /** So many ends in a row are no accident. */
    private static final int CRASH_LOOP = 3;

    private @Nullable Instant of;
    private Instant lastStep = Instant.EPOCH;
    private long ready;
    private boolean completed;

    /** Null while the rollout gets further, and once it was complete. */
    @Nullable
    String stalled(Desired desired, WorkloadStatus status, List<Replica> replicas) {
        if (!desired.since().equals(of)) {
            of = desired.since();
            completed = false;
            lastStep = Instant.now();
            ready = 0;
        }
        var wanted = desired.workload();
        var current = replicas.stream()
                .filter(replica -> replica.runs(wanted.revision(), desired.generation()))
                .toList();
        var nowReady = current.stream().filter(Replica::ready).count();
        if (nowReady > ready) {
            lastStep = Instant.now();
        }
        ready = nowReady;
        completed |= status.complete();
        if (completed) {
            return null;
        }
        for (var replica : current) {
            if (replica.failures() >= CRASH_LOOP) {
                return "%s ended or failed %d times. %s"
                        .formatted(
                                replica.name(),
                                replica.failures(),
                                replica.status().message());
            }
        }
        return overdue(wanted.progressDeadline(), current);
    }

    private @Nullable String overdue(Duration deadline, List<Replica> current) {
        if (Duration.between(lastStep, Instant.now()).compareTo(deadline) < 0) {
            return null;
        }
        return current.stream()
                .filter(replica -> !replica.ready())
                .findFirst()
                .map(replica -> "Not ready after %d s: %s %s"
                        .formatted(
                                deadline.toSeconds(),
                                replica.name(),
                                replica.status().message()))
                .orElse("No new replica became ready within %d s".formatted(deadline.toSeconds()));
    }
}
