package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.workloads.cluster.Found;
import dev.quarterdeck.workloads.cluster.Inventories;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of Applications, from memory: nothing here waits for the cluster. */
@Component
public class ApplicationLists {

    private final Inventories inventories;

    ApplicationLists(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * @param matching how many there are on all pages
     * @param watch whether the cluster has such a thing as Applications, and lets the portal read them
     */
    public record Listed(Page<ApplicationRow> page, int matching, Watch watch) {}

    /**
     * By name, then by namespace.
     *
     * @param after where the page begins, as the page before it says; null for the first
     */
    public Listed find(String cluster, ApplicationFilter filter, @Nullable String after, int limit) {
        var inventory = inventories.of(cluster);
        var all = rows(inventory)
                .filter(row -> filter.takes(row.object(), row.facts()))
                .sorted(Comparator.comparing(ApplicationLists::key))
                .toList();
        var found = Found.of(all, ApplicationLists::key, after, limit);
        return new Listed(found.page(), found.matching(), watch(inventory));
    }

    private static Stream<ApplicationRow> rows(Inventory inventory) {
        return inventory.all(Kind.APPLICATION).stream()
                .flatMap(object -> object.facts() instanceof Facts.Application facts
                        ? Stream.of(new ApplicationRow(object, facts))
                        : Stream.of());
    }

    private static String key(ApplicationRow row) {
        return "%s %s".formatted(row.object().name(), row.object().namespace());
    }

    private static Watch watch(Inventory inventory) {
        return inventory.standing().kinds().stream()
                .filter(one -> one.kind() == Kind.APPLICATION)
                .findFirst()
                .orElseThrow()
                .watch();
    }

    /** Those that projects are chosen from, in order. */
    public List<String> projects(String cluster) {
        return rows(inventories.of(cluster))
                .map(row -> row.facts().project())
                .distinct()
                .sorted()
                .toList();
    }
}
