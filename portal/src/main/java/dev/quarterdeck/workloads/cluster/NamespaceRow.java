package dev.quarterdeck.workloads.cluster;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Facts.Quota.Limit;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.workloads.cluster.ClusterSummary.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** @param limits of its quotas, the most used first */
public record NamespaceRow(ClusterObject namespace, Count workloads, Count pods, List<Used> limits) {

    /**
     * @param what such as {@code requests.cpu}
     * @param used in per cent of what may be
     */
    public record Used(String quota, String what, Limit limit, int used) {}

    /** By name. */
    static List<NamespaceRow> of(Inventory inventory) {
        var workloads = new Objects(inventory).workloads().collect(groupingBy(ClusterObject::namespace));
        var pods = inventory.all(Kind.POD).stream().collect(groupingBy(ClusterObject::namespace));
        var quotas = inventory.all(Kind.QUOTA).stream().collect(groupingBy(ClusterObject::namespace));
        return inventory.all(Kind.NAMESPACE).stream()
                .sorted(Comparator.comparing(ClusterObject::name))
                .map(namespace -> new NamespaceRow(
                        namespace,
                        count(workloads, namespace),
                        count(pods, namespace),
                        quotas.getOrDefault(namespace.name(), List.of()).stream()
                                .flatMap(NamespaceRow::limits)
                                .sorted(Comparator.comparingInt(Used::used)
                                        .reversed()
                                        .thenComparing(Used::what))
                                .toList()))
                .toList();
    }

    String name() {
        return namespace.name();
    }

    private static Count count(Map<String, List<ClusterObject>> objects, ClusterObject namespace) {
        return Count.of(objects.getOrDefault(namespace.name(), List.of()));
    }

    private static Stream<Used> limits(ClusterObject quota) {
        return quota.facts() instanceof Facts.Quota(var limits)
                ? limits.entrySet().stream()
                        .map(one -> new Used(quota.name(), one.getKey(), one.getValue(), (int)
                                Math.round(100 * one.getValue().share())))
                : Stream.of();
    }
}
