package dev.quarterdeck.connector.local.router;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of one workload are divided.
 *
 * @param main weight of the revision that is applied, together with those it replaces just now
 * @param beside weight of each revision that runs side by side with it
 */
public record Shares(int main, Map<String, Integer> beside) {

    public static final Shares UNDIVIDED = new Shares(1, Map.of());

    public Shares {
        beside = Map.copyOf(beside);
    }

    /** What {@code revision} has in common a weight with: itself, or null if that is the main one. */
    @Nullable
    String groupOf(String revision) {
        return beside.containsKey(revision) ? revision : null;
    }

    /** Whether a request may go to {@code revision} at all. The main one stays the last resort even without a weight. */
    boolean mayServe(String revision) {
        return beside.getOrDefault(revision, 1) > 0;
    }

    /**
     * What holds until the replicas that nobody wants any longer are stopped. Without it they would count as replaced by
     * the main revision, and get some of its share: those of a revision that ran beside get nothing, and those of a main
     * one that another took the place of keep what they had.
     */
    public Shares after(Shares before, String mainBefore, String main) {
        var all = new HashMap<>(beside);
        before.beside.keySet().stream()
                .filter(revision -> !revision.equals(main))
                .forEach(revision -> all.putIfAbsent(revision, 0));
        if (before.beside.containsKey(main)) {
            all.putIfAbsent(mainBefore, before.main);
        }
        return new Shares(this.main, all);
    }

    /**
     * A group by weight; null is the main one.
     *
     * @param present the revisions that have a replica to serve
     */
    @Nullable
    String choose(Set<String> present, RandomGenerator random) {
        var mainShare = present.stream().anyMatch(revision -> groupOf(revision) == null) ? main : 0;
        var others = beside.entrySet().stream()
                .filter(entry -> present.contains(entry.getKey()))
                .toList();
        var total = mainShare + others.stream().mapToInt(Map.Entry::getValue).sum();
        var point = total == 0 ? 0 : random.nextInt(total);
        for (var entry : others) {
            if (point < entry.getValue()) {
                return entry.getKey();
            }
            point -= entry.getValue();
        }
        return null;
    }
}
