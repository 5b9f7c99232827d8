package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.local.router.Shares;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What one workload's loop works towards.
 *
 * @param removed whether nothing should run
 * @param generation counts requested restarts
 * @param beside further revisions to run side by side, by revision
 * @param shares of the requests, with a weight for each revision beside
 * @param since when what should run last changed
 */
record Desired(
        Workload workload,
        boolean removed,
        int generation,
        Map<String, Workload> beside,
        Shares shares,
        Instant since) {

    Desired {
        beside = Map.copyOf(beside);
    }

    static Desired of(Workload workload) {
        return new Desired(workload, false, 0, Map.of(), Shares.UNDIVIDED, Instant.now());
    }

    Desired with(Workload next) {
        if (removed) {
            return new Desired(next, false, generation, Map.of(), Shares.UNDIVIDED, Instant.now());
        }
        var promoted = beside.containsKey(next.revision());
        if (next.equals(workload) && !promoted) {
            return this;
        }
        return new Desired(
                next,
                false,
                generation,
                without(beside, next.revision()),
                promoted ? without(shares, next.revision(), Integer::sum) : shares,
                Instant.now());
    }

    Desired withBeside(Workload other) {
        if (other.revision().equals(workload.revision())) {
            return this;
        }
        var others = new HashMap<>(beside);
        others.put(other.revision(), other);
        var weights = new HashMap<>(shares.beside());
        weights.putIfAbsent(other.revision(), 0);
        return new Desired(workload, removed, generation, others, new Shares(shares.main(), weights), since);
    }

    /** @param weights by revision; all that do not run beside are shares of the main one */
    Desired divided(Map<String, Integer> weights) {
        if (weights.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("A weight in %s is below 0".formatted(weights));
        }
        var others = new HashMap<String, Integer>();
        beside.keySet().forEach(revision -> others.put(revision, weights.getOrDefault(revision, 0)));
        var main = weights.entrySet().stream()
                .filter(entry -> !beside.containsKey(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Desired(workload, removed, generation, beside, new Shares(main, others), since);
    }

    /** If it is the main one that goes, the one beside it with the largest share takes its place. */
    Desired withoutRevision(String revision) {
        if (revision.equals(workload.revision())) {
            return with(largestBeside());
        }
        return new Desired(
                workload,
                removed,
                generation,
                without(beside, revision),
                without(shares, revision, (main, _) -> main),
                since);
    }

    private Workload largestBeside() {
        return beside.values().stream()
                .max(Comparator.comparingInt(other -> shares.beside().getOrDefault(other.revision(), 0)))
                .orElseThrow(() -> new IllegalStateException(
                        "%s runs no revision but %s".formatted(workload.id(), workload.revision())));
    }

    private static <T> Map<String, T> without(Map<String, T> map, String key) {
        var others = new HashMap<>(map);
        others.remove(key);
        return others;
    }

    private static Shares without(Shares shares, String revision, BinaryOperator<Integer> mainOf) {
        var share = shares.beside().getOrDefault(revision, 0);
        return new Shares(mainOf.apply(shares.main(), share), without(shares.beside(), revision));
    }

    Desired restarted() {
        return new Desired(workload, removed, generation + 1, beside, shares, Instant.now());
    }

    Desired removal() {
        return new Desired(workload, true, generation, Map.of(), Shares.UNDIVIDED, Instant.now());
    }
}
