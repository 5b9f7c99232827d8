package dev.quarterdeck.workloads.cluster.applyset.web;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.applyset.SetApplications;
import dev.quarterdeck.workloads.cluster.applyset.SetName;
import dev.quarterdeck.workloads.cluster.applyset.SetPreview;
import dev.quarterdeck.workloads.cluster.web.PlannedLeftover;
import dev.quarterdeck.workloads.cluster.web.PlannedStep;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/sets/{namespace}/{name}")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
@Tag(name = "Clusters")
class SetApplicationApi {

    private final SetApplications applications;

    SetApplicationApi(SetApplications applications) {
        this.applications = applications;
    }

    /**
     * @param manifests YAML or JSON; null if they come from a repository
     * @param path folder in the repository; null for the whole
     * @param values files with values for a chart
     * @param seen the digest of the plan that was seen; null for whatever there is by now
     */
    record Wanted(
            @Nullable String manifests,
            @Nullable String repository,
            @Nullable String revision,
            @Nullable String path,
            @Nullable List<String> values,
            @Nullable String seen,
            @Nullable Boolean take,
            @Nullable List<String> prune,
            @Nullable String reason) {

        SetForm form(String namespace, String name) {
            return new SetForm(
                    namespace,
                    name,
                    repository == null ? "text" : "git",
                    manifests,
                    repository,
                    revision,
                    path,
                    values == null ? null : String.join("\n", values),
                    seen,
                    take,
                    prune,
                    reason);
        }
    }

    /**
     * @param digest give it as 'seen'; null if everything is removed
     * @param leftOut what is in the source, and not applied
     * @param objection why it is not done for you; null if nothing speaks against it
     */
    record Plan(
            @Nullable String digest,
            @Nullable String commit,
            List<String> leftOut,
            List<PlannedStep> steps,
            List<PlannedLeftover> leftovers,
            @Nullable String objection) {}

    record Done(String answer) {}

    @PostMapping("/plans")
    @Operation(
            summary = "What applying a set would do, as the cluster says; nothing is changed",
            description = "Give 'manifests', or 'repository' with 'revision', 'path' and, for a chart, 'values'.")
    ResponseEntity<?> plan(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody Wanted wanted,
            HttpServletRequest request) {
        var source = wanted.form(namespace, name).source();
        return answer(
                applications.preview(new SetName(cluster, namespace, name), source, request.isUserInRole("ADMIN")));
    }

    private static ResponseEntity<?> answer(SetPreview preview) {
        Silence.require(preview.silence());
        var plan = preview.plan();
        if (plan == null) {
            return Problems.conflict(String.valueOf(preview.impossible()));
        }
        var rendered = preview.rendered();
        return ResponseEntity.ok(new Plan(
                rendered == null ? null : rendered.digest(),
                rendered == null ? null : rendered.commit(),
                rendered == null ? List.of() : rendered.leftOut(),
                plan.steps().stream().map(PlannedStep::of).toList(),
                plan.leftovers().stream().map(PlannedLeftover::of).toList(),
                preview.objection()));
    }

    @PostMapping("/applications")
    @Operation(
            summary = "Applies a set",
            description =
                    "As for a plan, with a 'reason' that is kept in the audit log. 'seen': the digest of the plan that you saw; it is"
                            + " refused if the source gives something else by then. 'take': whether fields and objects are taken from others"
                            + " who see to them. 'prune': which leftovers go, as the plan names them. 409 says why it was not done.")
    ResponseEntity<?> create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody Wanted wanted,
            Principal person,
            HttpServletRequest request) {
        var form = wanted.form(namespace, name);
        var wish = form.wish(person.getName(), request.isUserInRole("ADMIN"));
        return answer(applications.apply(new SetName(cluster, namespace, name), form.source(), wish));
    }

    @PostMapping("/removals")
    @Operation(
            summary = "Removes members of a set, and with the last of them the set",
            description =
                    "'prune': which of them, as apiVersion/kind/namespace/name; the namespace is empty for what is in none.")
    ResponseEntity<?> remove(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody Wanted wanted,
            Principal person,
            HttpServletRequest request) {
        var wish = wanted.form(namespace, name).wish(person.getName(), request.isUserInRole("ADMIN"));
        return answer(applications.remove(new SetName(cluster, namespace, name), wish));
    }

    private static ResponseEntity<?> answer(Outcome outcome) {
        return outcome instanceof Outcome.Done(var sentence)
                ? ResponseEntity.ok(new Done(sentence))
                : Problems.conflict(outcome.sentence());
    }
}
