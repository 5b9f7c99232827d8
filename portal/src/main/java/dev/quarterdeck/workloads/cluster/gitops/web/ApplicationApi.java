package dev.quarterdeck.workloads.cluster.gitops.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory.Condition;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationDetails;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationFilter;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationLists;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationOperations;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
@RequestMapping("/api/v1/clusters/{cluster}/applications")
@Tag(name = "Clusters")
class ApplicationApi {

    private final ApplicationLists lists;
    private final ApplicationDetails applications;
    private final ApplicationOperations operations;

    ApplicationApi(ApplicationLists lists, ApplicationDetails applications, ApplicationOperations operations) {
        this.lists = lists;
        this.applications = applications;
        this.operations = operations;
    }

    /**
     * @param destination where to: a cluster's address, or its name in Argo CD
     * @param sync Synced, OutOfSync or Unknown
     * @param phase of the last operation; null if there was none
     */
    record Summary(
            String namespace,
            String name,
            String project,
            String destination,
            String destinationNamespace,
            String target,
            String revision,
            String sync,
            String health,
            @Nullable String why,
            @Nullable String phase,
            @Nullable Instant syncedAt,
            boolean automated) {

        static Summary of(ApplicationRow row) {
            var facts = row.facts();
            return new Summary(
                    row.object().namespace(),
                    row.object().name(),
                    facts.project(),
                    facts.cluster(),
                    facts.namespace(),
                    facts.target(),
                    facts.revision(),
                    facts.sync(),
                    word(row.object().health()),
                    row.object().health().why(),
                    facts.phase(),
                    facts.syncedAt(),
                    facts.automated());
        }
    }

    /** @param health null if Argo CD does not say */
    record Resource(
            String group,
            String kind,
            String namespace,
            String name,
            String sync,
            @Nullable String health,
            @Nullable String why,
            boolean prune) {

        static Resource of(Application.Resource one) {
            var health = one.health();
            return new Resource(
                    one.group(),
                    one.kind(),
                    one.namespace(),
                    one.name(),
                    one.sync(),
                    health == null ? null : word(health),
                    health == null ? null : health.why(),
                    one.prune());
        }
    }

    /** @param operation the last one; give its 'begun' back as 'seen', and an operation is refused if another began since */
    record Detail(
            Summary application,
            List<Application.Source> sources,
            Application.@Nullable Operation operation,
            boolean requested,
            List<Condition> conditions,
            List<Resource> resources,
            List<Application.Entry> history) {}

    record Done(String answer) {}

    private static String word(Health health) {
        return health.status().name().toLowerCase(Locale.ROOT);
    }

    @GetMapping
    @Operation(
            summary = "The Applications of Argo CD, by name",
            description =
                    "'sync': one of synced, outofsync, unknown. 'health': one of healthy, progressing, degraded,"
                            + " suspended, missing, unknown, or bad for all that is not healthy. Empty also if the cluster has no Argo CD.")
    Page<Summary> index(
            @PathVariable String cluster,
            ApplicationFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
        var page = lists.find(cluster, filter, after, limit).page();
        return new Page<>(page.items().stream().map(Summary::of).toList(), page.next());
    }

    @GetMapping("/{namespace}/{name}")
    @Operation(summary = "One Application as it is now: what it makes, what was done, and what was before")
    Detail show(@PathVariable String cluster, @PathVariable String namespace, @PathVariable String name) {
        var detail = applications.of(cluster, namespace, name);
        var application = detail.application();
        if (application == null) {
            throw new SourceUnavailable(detail.silence() == null ? "It is not there any more." : detail.silence());
        }
        return new Detail(
                Summary.of(new ApplicationRow(detail.object(), detail.facts())),
                application.sources(),
                application.operation(),
                application.requested(),
                application.conditions(),
                application.resources().stream().map(Resource::of).toList(),
                application.history());
    }

    @PostMapping("/{namespace}/{name}/operations")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(
            summary = "Asks Argo CD for something, once",
            description =
                    "'verb': one of sync, roll-back, terminate, refresh, hard-refresh. A sync may have 'revision', a"
                            + " roll-back needs 'history', both may have 'prune' and 'dryRun'. 'reason' is kept in the audit log, and"
                            + " by Argo CD. 409 says why it was not asked for.")
    ResponseEntity<?> operate(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody ApplicationForm form,
            Principal person) {
        if (Reason.isTooShort(form.reasonGiven())) {
            throw new IllegalArgumentException("reason: " + Reason.TOO_SHORT);
        }
        var wish = form.wish(namespace, name);
        return switch (operations.ask(cluster, wish, person.getName(), form.reasonGiven())) {
            case Outcome.Done(var sentence) -> ResponseEntity.ok(new Done(sentence));
            case Outcome.Refused(var why) -> Problems.conflict(why);
            case Outcome.Conflicted(var why) -> Problems.conflict(why);
            case Outcome.Failed(var why) -> Problems.conflict(why);
        };
    }
}
