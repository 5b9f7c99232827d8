package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory.DeprecatedUse;
import dev.quarterdeck.connector.inventory.Standing.Watched;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.workloads.cluster.Capacity;
import dev.quarterdeck.workloads.cluster.ClusterSummary;
import dev.quarterdeck.workloads.cluster.ImageRow;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ListQuery;
import dev.quarterdeck.workloads.cluster.NamespaceRow;
import dev.quarterdeck.workloads.cluster.Overviews;
import dev.quarterdeck.workloads.cluster.Usage;
import dev.quarterdeck.workloads.cluster.Usages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters")
@Tag(name = "Clusters")
class ClusterApi {

    private final Inventories inventories;
    private final Overviews overviews;
    private final Usages usages;

    ClusterApi(Inventories inventories, Overviews overviews, Usages usages) {
        this.inventories = inventories;
        this.overviews = overviews;
        this.usages = usages;
    }

    /**
     * @param embedded whether only the portal runs things there; then the rest is null
     * @param problem why it does not answer; null if it does
     */
    record Cluster(
            String name,
            boolean embedded,
            @Nullable String version,
            @Nullable Instant heardAt,
            @Nullable String problem,
            ClusterSummary.@Nullable Count nodes,
            ClusterSummary.@Nullable Count workloads,
            ClusterSummary.@Nullable Count pods) {

        static Cluster of(ClusterSummary summary) {
            var known = summary.known();
            return known == null
                    ? new Cluster(summary.name(), true, null, null, null, null, null, null)
                    : new Cluster(
                            summary.name(),
                            false,
                            known.standing().version(),
                            known.standing().heardAt(),
                            known.standing().problem(),
                            known.nodes(),
                            known.workloads(),
                            known.pods());
        }
    }

    /** @param read which kinds of objects, in which version */
    record Detail(Cluster cluster, List<Watched> read) {}

    /**
     * Processors in cores, memory in bytes.
     *
     * @param used null if the cluster does not measure it, or did not answer in time
     */
    record Node(
            String name,
            String health,
            @Nullable String why,
            boolean cordoned,
            Facts.Amounts allocatable,
            Facts.Amounts requested,
            Facts.@Nullable Amounts used,
            int pods,
            int podsAtMost) {

        static Node of(Capacity capacity, Usage usage) {
            var health = capacity.node().health();
            return new Node(
                    capacity.node().name(),
                    ObjectApi.word(health),
                    health.why(),
                    capacity.facts().cordoned(),
                    capacity.facts().allocatable(),
                    capacity.requested(),
                    usage.by().get(capacity.node().name()),
                    capacity.pods(),
                    capacity.facts().pods());
        }
    }

    record Namespace(
            String name, ClusterSummary.Count workloads, ClusterSummary.Count pods, List<NamespaceRow.Used> quotas) {

        static Namespace of(NamespaceRow row) {
            return new Namespace(row.namespace().name(), row.workloads(), row.pods(), row.limits());
        }
    }

    @GetMapping
    @Operation(summary = "The clusters that the portal is connected to, and how much of what is there does well")
    Page<Cluster> index() {
        return new Page<>(inventories.all().stream().map(Cluster::of).toList(), null);
    }

    @GetMapping("/{name}")
    @Operation(summary = "One cluster, and which kinds of objects the portal reads there")
    Detail show(@PathVariable String name) {
        var inventory = inventories.of(name);
        return new Detail(
                Cluster.of(ClusterSummary.of(inventory)), inventory.standing().kinds());
    }

    @GetMapping("/{name}/nodes")
    @Operation(summary = "Its nodes, what pods ask for of what they have, and what is really used")
    Page<Node> nodes(
            @PathVariable String name,
            ListQuery query,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
        var usage = usages.ofNodes(name);
        return overviews
                .nodes(name, query, limit)
                .map(node -> Node.of(node, usage))
                .page();
    }

    @GetMapping("/{name}/namespaces")
    @Operation(summary = "Its namespaces, and how much of their quotas is used")
    Page<Namespace> namespaces(
            @PathVariable String name,
            ListQuery query,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
        return overviews.namespaces(name, query, limit).map(Namespace::of).page();
    }

    @GetMapping("/{name}/images")
    @Operation(summary = "What pods run there; what has run longest first")
    Page<ImageRow> images(
            @PathVariable String name,
            ListQuery query,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
        return overviews.images(name, query, limit).page();
    }

    @GetMapping("/{name}/deprecated-uses")
    @Operation(summary = "Who wrote objects in versions that a newer Kubernetes does not serve")
    List<DeprecatedUse> deprecated(@PathVariable String name) {
        return overviews.deprecated(name);
    }
}
