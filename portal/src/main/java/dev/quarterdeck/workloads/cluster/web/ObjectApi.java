package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory.Condition;
import dev.quarterdeck.connector.inventory.Inventory.Revision;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.workloads.cluster.ObjectDetails;
import dev.quarterdeck.workloads.cluster.ObjectFilter;
import dev.quarterdeck.workloads.cluster.ObjectLists;
import dev.quarterdeck.workloads.cluster.ObjectRow;
import dev.quarterdeck.workloads.cluster.ObjectTree;
import dev.quarterdeck.workloads.cluster.Operations;
import dev.quarterdeck.workloads.cluster.Usage;
import dev.quarterdeck.workloads.cluster.Usages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/objects")
@Tag(name = "Clusters")
class ObjectApi {

    private final ObjectLists lists;
    private final ObjectDetails objects;
    private final Operations operations;
    private final Usages usages;

    ObjectApi(ObjectLists lists, ObjectDetails objects, Operations operations, Usages usages) {
        this.lists = lists;
        this.objects = objects;
        this.operations = operations;
        this.usages = usages;
    }

    /**
     * @param namespace empty for what is in none; {@code -} stands for it in addresses
     * @param manager who says to manage it; null if nobody does
     */
    record Summary(
            String kind,
            String namespace,
            String name,
            String health,
            @Nullable String why,
            @Nullable String state,
            List<String> images,
            @Nullable String manager,
            Instant createdAt) {

        static Summary of(ObjectRow row) {
            return of(row.object(), row.health(), row.summary(), row.images());
        }

        static Summary of(ClusterObject object, Health health, @Nullable String state, List<String> images) {
            return new Summary(
                    object.kind().path(),
                    object.namespace(),
                    object.name(),
                    word(health),
                    health.why(),
                    state,
                    images,
                    object.manager(),
                    object.createdAt());
        }
    }

    /**
     * @param depth 0 at what in the end controls it
     * @param used by a pod or a node, in cores and bytes; null of anything else, and if nobody measures it or said so in
     *     time
     */
    record Branch(int depth, Summary object, Facts.@Nullable Amounts used) {

        static Branch of(ObjectTree.Branch branch, Usage usage) {
            var row = branch.row();
            var isMeasured = row.isPod() || row.object().kind() == Kind.NODE;
            return new Branch(
                    branch.depth(),
                    Summary.of(row),
                    isMeasured ? usage.by().get(row.object().name()) : null);
        }
    }

    /**
     * @param generation counts changes of what is wanted of it; an operation that gives it back is refused if it is
     *     another by then
     * @param silence why the cluster could not be asked for conditions and revisions, which are null then; null if it was
     * @param keeper the page of the workload that the portal itself keeps as it is; null if it is of none
     */
    record Detail(
            Summary object,
            String uid,
            long generation,
            Map<String, String> labels,
            List<Branch> tree,
            List<ObjectEvent> events,
            @Nullable List<Condition> conditions,
            @Nullable List<Revision> revisions,
            @Nullable String silence,
            @Nullable String keeper) {}

    record Done(String answer) {}

    static String word(Health health) {
        return health.status().name().toLowerCase(Locale.ROOT);
    }

    @GetMapping
    @Operation(
            summary = "What is in the cluster, by namespace and name",
            description =
                    "Without 'kind': what runs pods. 'health': one of healthy, progressing, degraded, suspended,"
                            + " missing, unknown, or bad for all that is not healthy. 'manager': nobody for what nobody manages.")
    Page<Summary> index(
            @PathVariable String cluster,
            ObjectFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
        var page = lists.find(cluster, filter, after, limit).page();
        return new Page<>(page.items().stream().map(Summary::of).toList(), page.next());
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    @Operation(summary = "One object, what it is part of, and what happened to it")
    Detail show(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name) {
        var found = objects.of(cluster, ObjectPath.id(kind, namespace, name), true, false);
        var description = found.description();
        var usage = usages.around(found);
        return new Detail(
                Summary.of(found.object(), found.health(), found.summary(), found.images()),
                found.object().uid(),
                found.object().generation(),
                found.object().labels(),
                found.tree().rows().stream()
                        .map(branch -> Branch.of(branch, usage))
                        .toList(),
                found.events(),
                description == null ? null : description.conditions(),
                found.revisions(),
                found.silence(),
                found.keeper());
    }

    @GetMapping(path = "/{kind}/{namespace}/{name}/yaml", produces = "application/yaml")
    @Operation(summary = "One object as YAML, as it is now; what is secret is masked")
    String yaml(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean whole) {
        return objects.description(cluster, ObjectPath.id(kind, namespace, name), whole)
                .yaml();
    }

    @PostMapping("/{kind}/{namespace}/{name}/operations")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(
            summary = "Does something to an object by hand, once",
            description =
                    "'verb': one of scale, restart, roll-back, pause, resume, run, delete, cordon, uncordon, drain."
                            + " 'reason' is kept in the audit log. 409 says why nothing was done.")
    ResponseEntity<?> operate(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody OperationForm form,
            Principal person) {
        if (Reason.isTooShort(form.reasonGiven())) {
            throw new IllegalArgumentException("reason: " + Reason.TOO_SHORT);
        }
        var wish = form.wish(ObjectPath.id(kind, namespace, name));
        return switch (operations.ask(cluster, wish, person.getName(), form.reasonGiven())) {
            case Outcome.Done(var sentence) -> ResponseEntity.ok(new Done(sentence));
            case Outcome.Refused(var why) -> Problems.conflict(why);
            case Outcome.Conflicted(var why) -> Problems.conflict(why);
            case Outcome.Failed(var why) -> Problems.conflict(why);
        };
    }
}
