package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Found;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ListQuery;
import dev.quarterdeck.workloads.cluster.Objects;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The sets of a cluster, from memory: nothing here waits for the cluster. */
@Component
public class SetLists {

    private final Inventories inventories;

    SetLists(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * By namespace and name.
     *
     * @throws NotFound if there is no such cluster
     */
    public Found<SetRow> find(String cluster, ListQuery query, int limit) {
        var inventory = inventories.of(cluster);
        var parents = Stream.of(Kind.CONFIG_MAP, Kind.SECRET)
                .flatMap(kind -> inventory.all(kind).stream())
                .filter(object -> object.labels().containsKey(ApplySet.ID) && query.takes(object.name()))
                .sorted(Comparator.comparing(SetLists::key))
                .toList();
        var members = parents.isEmpty() ? Map.<String, List<ClusterObject>>of() : members(inventory);
        var objects = new Objects(inventory);
        return Found.of(parents, SetLists::key, query.after(), limit)
                .map(parent -> row(parent, members.getOrDefault(parent.labels().get(ApplySet.ID), List.of()), objects));
    }

    private static Map<String, List<ClusterObject>> members(Inventory inventory) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> inventory.all(kind).stream())
                .filter(object -> object.owner() == null && object.labels().containsKey(ApplySet.PART_OF))
                .collect(Collectors.groupingBy(object -> object.labels().get(ApplySet.PART_OF)));
    }

    private static SetRow row(ClusterObject parent, List<ClusterObject> members, Objects objects) {
        return new SetRow(
                parent,
                members.size(),
                members.stream()
                        .map(objects::health)
                        .max(Comparator.comparing(Health::status))
                        .orElse(null));
    }

    /** Sorts as namespace and name do, for neither has a space, which is before all that they are made of. */
    private static String key(ClusterObject parent) {
        return String.join(" ", parent.namespace(), parent.name(), parent.kind().path());
    }
}
