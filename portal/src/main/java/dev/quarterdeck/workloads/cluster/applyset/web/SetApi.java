package dev.quarterdeck.workloads.cluster.applyset.web;

import dev.quarterdeck.platform.Page;
import dev.quarterdeck.workloads.cluster.ListQuery;
import dev.quarterdeck.workloads.cluster.PartRow;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.applyset.SetDetails;
import dev.quarterdeck.workloads.cluster.applyset.SetLists;
import dev.quarterdeck.workloads.cluster.applyset.SetName;
import dev.quarterdeck.workloads.cluster.applyset.SetRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/sets")
@Tag(name = "Clusters")
class SetApi {

    private final SetLists lists;
    private final SetDetails details;

    SetApi(SetLists lists, SetDetails details) {
        this.lists = lists;
        this.details = details;
    }

    /**
     * @param keptIn ConfigMap or Secret
     * @param members of kinds that are watched
     * @param health of the worst of them; null if there are none
     */
    record Row(
            String namespace,
            String name,
            String keptIn,
            int members,
            @Nullable String health) {

        static Row of(SetRow row) {
            var parent = row.parent();
            return new Row(
                    parent.namespace(),
                    parent.name(),
                    parent.kind().word(),
                    row.members(),
                    row.health() == null ? null : row.health().status().name().toLowerCase(Locale.ROOT));
        }
    }

    /** @param health null if the portal does not watch such objects */
    record Member(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            @Nullable String health) {

        static Member of(PartRow row) {
            var part = row.part();
            return new Member(
                    part.apiVersion(),
                    part.kind(),
                    part.namespace(),
                    part.name(),
                    row.health() == null ? null : row.health().status().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * @param tool who sees to it: quarterdeck, or another such as kubectl
     * @param repository that it was applied from; null if it was a text
     * @param commit likewise
     */
    record Detail(
            String tool,
            @Nullable String repository,
            @Nullable String revision,
            @Nullable String path,
            @Nullable String commit,
            @Nullable String appliedBy,
            @Nullable Instant appliedAt,
            List<Member> members) {}

    @GetMapping
    @Operation(summary = "Sets of manifests that were applied to a cluster, by namespace and name")
    Page<Row> index(
            @PathVariable String cluster,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var found = lists.find(cluster, new ListQuery(text, after), limit);
        return new Page<>(
                found.page().items().stream().map(Row::of).toList(),
                found.page().next());
    }

    @GetMapping("/{namespace}/{name}")
    @Operation(summary = "One set: where it came from, and what is there of it")
    Detail show(@PathVariable String cluster, @PathVariable String namespace, @PathVariable String name) {
        var detail = details.of(new SetName(cluster, namespace, name));
        Silence.require(detail.silence());
        var folder = detail.folder();
        return new Detail(
                Objects.requireNonNull(detail.set()).tool(),
                folder == null ? null : folder.repository(),
                folder == null ? null : folder.revision(),
                folder == null ? null : folder.path(),
                detail.commit(),
                detail.appliedBy(),
                detail.appliedAt(),
                detail.members().stream().map(Member::of).toList());
    }
}
