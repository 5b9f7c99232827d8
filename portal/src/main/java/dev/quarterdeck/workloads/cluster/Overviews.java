package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.Inventory.DeprecatedUse;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** A cluster seen as a whole, from memory: nothing here waits for the cluster. */
@Component
public class Overviews {

    private final Inventories inventories;

    Overviews(Inventories inventories) {
        this.inventories = inventories;
    }

    /** By name. */
    public Found<Capacity> nodes(String cluster, ListQuery query, int limit) {
        return part(Capacity.of(inventories.of(cluster)), Capacity::name, Capacity::name, query, limit);
    }

    /** By name. */
    public Found<NamespaceRow> namespaces(String cluster, ListQuery query, int limit) {
        return part(NamespaceRow.of(inventories.of(cluster)), NamespaceRow::name, NamespaceRow::name, query, limit);
    }

    /** Those that have run longest first. */
    public Found<ImageRow> images(String cluster, ListQuery query, int limit) {
        return part(ImageRow.of(inventories.of(cluster)), ImageRow::image, ImageRow::key, query, limit);
    }

    private static <T> Found<T> part(
            List<T> all, Function<T, String> name, Function<T, String> key, ListQuery query, int limit) {
        var matching = all.stream().filter(one -> query.takes(name.apply(one))).toList();
        return Found.of(matching, key, query.after(), limit);
    }

    /** What has to change before an upgrade; what goes first is first. */
    public List<DeprecatedUse> deprecated(String cluster) {
        return inventories.of(cluster).deprecatedUse().stream()
                .sorted(Comparator.comparingInt((DeprecatedUse use) -> minor(use.removedIn()))
                        .thenComparing(DeprecatedUse::what)
                        .thenComparing(use -> use.object().toString()))
                .toList();
    }

    /** Of a version such as 1.25. */
    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
