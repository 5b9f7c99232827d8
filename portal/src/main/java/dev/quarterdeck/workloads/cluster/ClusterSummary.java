package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.Standing;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One cluster in a line.
 *
 * @param known null if only the portal drives it, so that all of it is on the page of workloads
 */
public record ClusterSummary(String name, @Nullable Known known) {

    /**
     * @param nodes null if they may not be read
     * @param pods likewise
     * @param workloads likewise
     */
    public record Known(
            Standing standing,
            @Nullable Count nodes,
            @Nullable Count pods,
            @Nullable Count workloads) {}

    /**
     * @param good how many of {@code all} do as they should
     * @param failing how many do not, and get no better by themselves
     */
    public record Count(int all, int good, int failing) {

        static Count of(Collection<ClusterObject> objects) {
            return new Count(
                    objects.size(),
                    (int) objects.stream()
                            .filter(object -> object.health().isGood())
                            .count(),
                    (int) objects.stream()
                            .filter(object -> object.health().status() == Health.Status.DEGRADED)
                            .count());
        }
    }

    public static ClusterSummary of(Inventory inventory) {
        var standing = inventory.standing();
        return new ClusterSummary(
                inventory.name(),
                new Known(
                        standing,
                        readable(standing, Kind.NODE) ? Count.of(inventory.all(Kind.NODE)) : null,
                        readable(standing, Kind.POD) ? Count.of(inventory.all(Kind.POD)) : null,
                        readable(standing, Kind.DEPLOYMENT)
                                ? Count.of(new Objects(inventory).workloads().toList())
                                : null));
    }

    /** Whether all of {@code kind} has been read at least once. */
    public static boolean readable(Standing standing, Kind kind) {
        return standing.kinds().stream().anyMatch(one -> one.kind() == kind && one.watch() == Watch.WATCHED);
    }
}
