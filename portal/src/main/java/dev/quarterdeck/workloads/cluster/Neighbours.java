package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What has to do with a workload and is no part of it: what leads to it, what rules it, what it cannot start without. */
final class Neighbours {

    private final Inventory inventory;

    Neighbours(Inventory inventory) {
        this.inventory = inventory;
    }

    /** In the order in which a person meets them. */
    List<Neighbour> of(ClusterObject workload) {
        if (!(workload.facts() instanceof Facts.Runs runs)) {
            return List.of();
        }
        var services = pointing(Kind.SERVICE, workload, runs.podLabels());
        var names = services.stream().map(ClusterObject::id).toList();
        return Stream.of(
                        naming(Kind.INGRESS, workload, names).map(one -> there("Lets requests in", one)),
                        services.stream().map(one -> there("Gives it an address", one)),
                        naming(Kind.AUTOSCALER, workload, List.of(workload.id()))
                                .map(one -> there("Scales it", one)),
                        pointing(Kind.DISRUPTION_BUDGET, workload, runs.podLabels()).stream()
                                .map(one -> there("Limits who may be evicted", one)),
                        pointing(Kind.NETWORK_POLICY, workload, runs.podLabels()).stream()
                                .map(one -> there("Limits its network", one)),
                        needs(runs.needs()))
                .flatMap(some -> some)
                .toList();
    }

    private static Neighbour there(String why, ClusterObject object) {
        return new Neighbour(why, object.id(), object.health(), true);
    }

    /** Whatever decides how many pods there are, in place of people; by name. */
    List<ClusterObject> autoscalers(ClusterObject workload) {
        return naming(Kind.AUTOSCALER, workload, List.of(workload.id())).toList();
    }

    private List<ClusterObject> pointing(Kind kind, ClusterObject workload, Map<String, String> labels) {
        return inventory.all(kind).stream()
                .filter(object -> object.namespace().equals(workload.namespace()))
                .filter(object -> object.facts() instanceof Facts.Points points
                        && !points.selector().isEmpty()
                        && labels.entrySet().containsAll(points.selector().entrySet()))
                .sorted(Comparator.comparing(ClusterObject::name))
                .toList();
    }

    private Stream<ClusterObject> naming(Kind kind, ClusterObject workload, List<ObjectId> named) {
        return inventory.all(kind).stream()
                .filter(object -> object.namespace().equals(workload.namespace()))
                .filter(object -> object.facts() instanceof Facts.Points points
                        && named.stream().anyMatch(points.names()::contains))
                .sorted(Comparator.comparing(ClusterObject::name));
    }

    private Stream<Neighbour> needs(Set<ObjectId> needs) {
        var standing = inventory.standing();
        return needs.stream()
                .sorted(Comparator.comparing(ObjectId::toString))
                .map(id -> inventory
                        .find(id)
                        .map(object -> there("It cannot start without", object))
                        .orElseGet(() -> new Neighbour(
                                "It cannot start without",
                                id,
                                ClusterSummary.readable(standing, id.kind())
                                        ? Health.missing("It is not there")
                                        : Health.unknown("The portal may not read %s"
                                                .formatted(id.kind().path())),
                                false)));
    }
}
