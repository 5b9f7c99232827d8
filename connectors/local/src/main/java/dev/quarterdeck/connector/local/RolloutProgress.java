package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a rollout still gets further. Only the loop of its workload asks. */
class RolloutProgress {

    private @Nullable Instant of;
    private Instant lastStep = Instant.EPOCH;
    private long mostReady;
    private long fewestOthers;
    private boolean completed;

    /**
     * Null while the rollout gets further, and once it was complete.
     *
     * @param current the replicas that will stay
     */
    @Nullable
    String stalled(Instant now, Desired desired, WorkloadStatus status, List<ReplicaStatus> current) {
        if (!desired.since().equals(of)) {
            of = desired.since();
            completed = false;
            lastStep = now;
            mostReady = 0;
            fewestOthers = Long.MAX_VALUE;
        }
        var ready = current.stream().filter(RolloutProgress::ready).count();
        var others = status.observed().size() - current.size();
        if (ready > mostReady || others < fewestOthers || current.stream().anyMatch(RolloutProgress::awaitsItsTurn)) {
            lastStep = now;
            mostReady = Math.max(mostReady, ready);
            fewestOthers = Math.min(fewestOthers, others);
        }
        completed |= desired.beside().isEmpty() ? status.complete() : ready == status.replicas();
        return completed ? null : obstacle(now, desired.workload().progressDeadline(), current);
    }

    /** The machine starts a few at a time, and to wait for that says nothing against a release. */
    private static boolean awaitsItsTurn(ReplicaStatus replica) {
        return replica.startedAt() == null && replica.restarts() == 0;
    }

    private static boolean ready(ReplicaStatus replica) {
        return replica.state() == ReplicaState.READY;
    }

    private @Nullable String obstacle(Instant now, Duration deadline, List<ReplicaStatus> current) {
        for (var replica : current) {
            if (replica.state() == ReplicaState.CRASH_LOOP) {
                return "%s does not stay up. %s".formatted(replica.name(), replica.message());
            }
        }
        if (Duration.between(lastStep, now).compareTo(deadline) < 0) {
            return null;
        }
        return current.stream()
                .filter(replica -> !ready(replica))
                .findFirst()
                .map(replica -> "No further within %d s. %s %s"
                        .formatted(deadline.toSeconds(), replica.name(), replica.message()))
                .orElse("No further within %d s.".formatted(deadline.toSeconds()));
    }
}
