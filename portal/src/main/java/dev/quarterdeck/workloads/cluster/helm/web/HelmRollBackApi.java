package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.connector.helm.HelmPlan;
import dev.quarterdeck.connector.helm.HelmPlanning;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.helm.ReleaseRollBacks;
import dev.quarterdeck.workloads.cluster.web.PlannedLeftover;
import dev.quarterdeck.workloads.cluster.web.PlannedStep;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/releases/{namespace}/{name}")
@Tag(name = "Clusters")
class HelmRollBackApi {

    private final ReleaseRollBacks rollBacks;

    HelmRollBackApi(ReleaseRollBacks rollBacks) {
        this.rollBacks = rollBacks;
    }

    /** @param hooks are not run */
    record Plan(int newest, List<PlannedStep> steps, List<PlannedLeftover> leftovers, List<String> hooks) {

        static Plan of(HelmPlan plan) {
            return new Plan(
                    plan.newest().revision(),
                    plan.steps().stream().map(PlannedStep::of).toList(),
                    plan.leftovers().stream().map(PlannedLeftover::of).toList(),
                    plan.hooks().stream()
                            .map(hook -> "%s %s".formatted(hook.kind(), hook.name()))
                            .toList());
        }
    }

    record Done(String answer) {}

    @GetMapping("/rollbacks/{revision}/plan")
    @Operation(summary = "What going back to a revision would do, as the cluster says; nothing is changed")
    ResponseEntity<?> plan(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @PathVariable int revision) {
        var preview = rollBacks.preview(cluster, namespace, name, revision);
        Silence.require(preview.silence());
        return switch (preview.planning()) {
            case null -> throw new IllegalStateException("Neither an answer nor a reason why not");
            case HelmPlanning.Planned(var plan) -> ResponseEntity.ok(Plan.of(plan));
            case HelmPlanning.Impossible(var why) -> Problems.conflict(why);
        };
    }

    @PostMapping("/rollbacks")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(
            summary = "Goes back to what a revision was, once",
            description =
                    "'newest' is the newest revision that you saw: it is refused if it is another by then. 'take': whether"
                            + " fields that others have set since are taken from them. 'prune': which objects that only the newest"
                            + " revision has go, as the plan names them. 'reason' is kept in the audit log. 409 says why it was not done.")
    ResponseEntity<?> create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody HelmRollBackForm form,
            Principal person) {
        if (Reason.isTooShort(form.reasonGiven())) {
            throw new IllegalArgumentException("reason: " + Reason.TOO_SHORT);
        }
        var wanted = form.wanted(namespace, name);
        return switch (rollBacks.ask(cluster, wanted, person.getName(), form.reasonGiven())) {
            case Outcome.Done(var sentence) -> ResponseEntity.ok(new Done(sentence));
            case Outcome.Refused(var why) -> Problems.conflict(why);
            case Outcome.Conflicted(var why) -> Problems.conflict(why);
            case Outcome.Failed(var why) -> Problems.conflict(why);
        };
    }
}
