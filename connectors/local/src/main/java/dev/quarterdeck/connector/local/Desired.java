package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Workload;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one workload's loop works towards.
 *
 * @param generation counts requested restarts
 * @param beside further revisions to run side by side, by revision
 * @param since when the revision or generation last changed
 */
record Desired(Workload workload, int generation, Map<String, Workload> beside, Instant since) {

    Desired {
        beside = Map.copyOf(beside);
    }

    static Desired of(Workload workload) {
        return new Desired(workload, 0, Map.of(), Instant.now());
    }

    /** An unchanged revision goes on with the rollout that it has. */
    Desired with(Workload next) {
        var others = new TreeMap<>(beside);
        others.remove(next.revision());
        var started = next.revision().equals(workload.revision()) ? since : Instant.now();
        return new Desired(next, generation, others, started);
    }

    Desired withBeside(Workload other) {
        var others = new TreeMap<>(beside);
        others.put(other.revision(), other);
        return new Desired(workload, generation, others, since);
    }

    Desired withoutBeside(String revision) {
        var others = new TreeMap<>(beside);
        others.remove(revision);
        return new Desired(workload, generation, others, since);
    }

    Desired restarted() {
        return new Desired(workload, generation + 1, beside, Instant.now());
    }
}
