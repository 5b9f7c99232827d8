package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Standing;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.inventory.Standing.Watched;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One cluster, as every page of it begins. */
public record ClusterView(String name, Standing standing) {

    public static ClusterView of(Inventory inventory) {
        return new ClusterView(inventory.name(), inventory.standing());
    }

    /** Whether what is shown is how it was, and not how it is. */
    public boolean stale() {
        return standing.problem() != null;
    }

    /** What the portal may not read, in words; null if nothing. */
    public @Nullable String unreadable() {
        return words(Watch.NOT_PERMITTED);
    }

    /** What the cluster does not have, in words; null if nothing. */
    public @Nullable String unserved() {
        return words(Watch.NOT_SERVED);
    }

    /** Whether something is still being read for the first time. */
    public boolean reading() {
        return !stale() && !standing.isComplete();
    }

    private @Nullable String words(Watch watch) {
        var kinds = standing.kinds().stream()
                .filter(one -> one.watch() == watch)
                .map(Watched::kind)
                .map(kind -> kind.word())
                .collect(Collectors.toList());
        if (watch == standing.events()) {
            kinds.add("Event");
        }
        return kinds.isEmpty() ? null : String.join(", ", kinds);
    }

    /** Whether nothing at all may be read of what is served. */
    public boolean nothing() {
        var served = standing.kinds().stream()
                .filter(one -> one.watch() != Watch.NOT_SERVED)
                .toList();
        return !served.isEmpty() && served.stream().allMatch(one -> one.watch() == Watch.NOT_PERMITTED);
    }

    public List<Watched> kinds() {
        return standing.kinds();
    }
}
