package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.Inventory.DeprecatedUse;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** A cluster seen as a whole, from memory: nothing here waits for the cluster. */
@Component
public class Overviews {

    private final Inventories inventories;

    Overviews(Inventories inventories) {
        this.inventories = inventories;
    }

    /** By name. */
    public List<Capacity> nodes(String cluster) {
        return Capacity.of(inventories.of(cluster));
    }

    /** By name. */
    public List<NamespaceRow> namespaces(String cluster) {
        return NamespaceRow.of(inventories.of(cluster));
    }

    /** Those that have run longest first. */
    public List<ImageRow> images(String cluster) {
        return ImageRow.of(inventories.of(cluster));
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
