package dev.quarterdeck.workloads.cluster;

import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.platform.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The clusters that the portal is connected to, and what it knows of each. */
@Component
public class Inventories {

    private final Clusters clusters;
    private final Map<String, Inventory> inventories;

    Inventories(Clusters clusters, ObjectProvider<Inventory> inventories) {
        this.clusters = clusters;
        this.inventories = inventories.stream().collect(toMap(Inventory::name, inventory -> inventory));
    }

    /** In the order of the settings; of one that only the portal drives nothing more is known than its name. */
    public List<ClusterSummary> all() {
        return clusters.all().stream()
                .map(cluster -> Optional.ofNullable(inventories.get(cluster.name()))
                        .map(ClusterSummary::of)
                        .orElseGet(() -> new ClusterSummary(cluster.name(), null)))
                .toList();
    }

    /** @throws NotFound if there is no such cluster, or the portal only runs workloads there */
    public Inventory of(String cluster) {
        return Optional.ofNullable(inventories.get(cluster))
                .orElseThrow(() -> new NotFound(
                        clusters.named(cluster).isPresent()
                                ? "What runs on '%s' is what the portal runs there: see Workloads.".formatted(cluster)
                                : "There is no cluster named '%s'.".formatted(cluster)));
    }
}
