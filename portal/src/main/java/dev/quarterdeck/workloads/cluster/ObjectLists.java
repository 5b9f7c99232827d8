package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of what is in a cluster, from memory: nothing here waits for the cluster. */
@Component
public class ObjectLists {

    private static final Comparator<ClusterObject> ORDER = Comparator.comparing(ClusterObject::namespace)
            .thenComparing(ClusterObject::name)
            .thenComparing(object -> object.kind().path());

    private final Inventories inventories;

    ObjectLists(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * By namespace and name.
     *
     * @param after where the page begins, as the page before it says; null for the first
     * @throws IllegalArgumentException that begins with the field of the filter that cannot be
     */
    public Found<ObjectRow> find(String cluster, ObjectFilter filter, @Nullable String after, int limit) {
        filter.check();
        var inventory = inventories.of(cluster);
        var objects = new Objects(inventory);
        var all = candidates(inventory, objects, filter)
                .filter(filter::takes)
                .filter(object -> filter.takes(object, objects))
                .toList();
        return Found.of(all, ORDER, ObjectLists::key, after, limit)
                .map(object -> new ObjectRow(object, objects.health(object)));
    }

    private static Stream<ClusterObject> candidates(Inventory inventory, Objects objects, ObjectFilter filter) {
        return filter.kindAsked()
                .<Stream<ClusterObject>>map(kind -> inventory.all(kind).stream())
                .orElseGet(objects::workloads);
    }

    /** Sorts as {@link #ORDER} does, for no name has a space, which is before all that names are made of. */
    private static String key(ClusterObject object) {
        return String.join(" ", object.namespace(), object.name(), object.kind().path());
    }

    /** Those that one is chosen from, in order. */
    public List<String> namespaces(String cluster) {
        return inventories.of(cluster).all(Kind.NAMESPACE).stream()
                .map(ClusterObject::name)
                .sorted()
                .toList();
    }

    /** Those that one is chosen from, in order. */
    public List<String> managers(String cluster) {
        return new Objects(inventories.of(cluster))
                .runningPods()
                // what has an owner is its owner's to manage, and most have one
                .filter(object -> object.owner() == null)
                .flatMap(object -> Stream.ofNullable(object.manager()))
                .distinct()
                .sorted()
                .toList();
    }
}
