package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.platform.DiffLine;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.workloads.cluster.PartRow;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.helm.ClusterReleases;
import dev.quarterdeck.workloads.cluster.helm.ReleaseFilter;
import dev.quarterdeck.workloads.cluster.helm.ReleaseLists;
import dev.quarterdeck.workloads.cluster.helm.ReleaseRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/releases")
@Tag(name = "Clusters")
class HelmReleaseApi {

    private final ReleaseLists lists;
    private final ClusterReleases releases;

    HelmReleaseApi(ReleaseLists lists, ClusterReleases releases) {
        this.lists = lists;
        this.releases = releases;
    }

    /** @param head null if it cannot be read */
    record Revision(
            String namespace, String name, int revision, String status, Instant at, HelmRelease.@Nullable Head head) {

        static Revision of(ReleaseRow row) {
            var one = row.revision();
            return new Revision(one.namespace(), one.release(), one.revision(), one.status(), one.at(), row.head());
        }
    }

    /** @param health null if the portal does not know */
    record Part(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            @Nullable String health) {

        static Part of(PartRow row) {
            var part = row.part();
            var health = row.health();
            return new Part(
                    part.apiVersion(),
                    part.kind(),
                    part.namespace(),
                    part.name(),
                    health == null ? null : health.status().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * @param fault why the revision that was asked for cannot be read, and the rest of it is null; null if it can
     * @param values as YAML, masked
     * @param manifest likewise
     */
    record Detail(
            List<Revision> history,
            @Nullable Integer revision,
            @Nullable String fault,
            @Nullable String notes,
            @Nullable String values,
            @Nullable String manifest,
            @Nullable List<HelmRelease.Hook> hooks,
            List<Part> parts) {}

    record Comparison(List<DiffLine> values, List<DiffLine> manifest) {}

    @GetMapping
    @Operation(
            summary = "The newest revision of each release of Helm, by namespace and name",
            description = "'status': in Helm's words, or pending for all that begin so.")
    Page<Revision> index(
            @PathVariable String cluster,
            ReleaseFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = lists.find(cluster, filter, after, limit);
        Silence.require(found.silence());
        return new Page<>(
                found.page().items().stream().map(Revision::of).toList(),
                found.page().next());
    }

    @GetMapping("/{namespace}/{name}")
    @Operation(summary = "One release, as its newest revision or another; what is secret is masked")
    Detail show(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer revision) {
        var detail = releases.of(cluster, namespace, name, revision);
        Silence.require(detail.silence());
        var shown = detail.shown();
        var release = detail.release();
        return new Detail(
                detail.history().stream().map(Revision::of).toList(),
                shown == null ? null : shown.revision(),
                detail.fault(),
                release == null ? null : release.notes(),
                release == null ? null : release.values(),
                release == null ? null : release.manifest(),
                release == null ? null : release.hooks(),
                detail.parts().stream().map(Part::of).toList());
    }

    @GetMapping("/{namespace}/{name}/comparison")
    @Operation(summary = "What made one revision another, line by line")
    Comparison compare(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam int from,
            @RequestParam int to) {
        var comparison = releases.compare(cluster, namespace, name, from, to);
        return new Comparison(comparison.values(), comparison.manifest());
    }
}
