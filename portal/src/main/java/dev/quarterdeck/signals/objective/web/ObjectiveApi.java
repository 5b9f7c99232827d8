package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.AskingProblem;
import dev.quarterdeck.signals.objective.BurnAlert;
import dev.quarterdeck.signals.objective.Correction;
import dev.quarterdeck.signals.objective.Corrections;
import dev.quarterdeck.signals.objective.ObjectiveFilter;
import dev.quarterdeck.signals.objective.ObjectiveOutcome;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import dev.quarterdeck.signals.objective.ObjectiveRow;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.signals.objective.OpenSloFiles;
import dev.quarterdeck.signals.objective.OpenSloFiles.Finding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/objectives")
@Tag(name = "Objectives")
class ObjectiveApi {

    private final Objectives objectives;
    private final Corrections corrections;
    private final OpenSloFiles files;

    ObjectiveApi(Objectives objectives, Corrections corrections, OpenSloFiles files) {
        this.objectives = objectives;
        this.corrections = corrections;
        this.files = files;
    }

    /**
     * @param reached share that was good, from 0 to 1
     * @param budget what is left of it: 1 is all, below 0 it is overdrawn
     * @param burn over six hours: 1 uses the budget up in exactly the window
     */
    record Summary(
            String name,
            String title,
            String component,
            String environment,
            @Nullable String owner,
            String asksFor,
            double target,
            String window,
            int version,
            String state,
            @Nullable Double reached,
            @Nullable Double budget,
            @Nullable Double burn,
            double good,
            double total,
            @Nullable Instant emptiesAt) {

        static Summary of(ObjectiveRow row) {
            var definition = row.objective().definition();
            var owner = row.owner();
            return new Summary(
                    definition.name(),
                    definition.title(),
                    definition.component().toString(),
                    definition.environment(),
                    owner == null ? null : owner.toString(),
                    definition.words(),
                    definition.target(),
                    definition.window().words(),
                    row.objective().version(),
                    row.state().word(),
                    row.reached(),
                    row.budget(),
                    row.burn(),
                    row.tally().good(),
                    row.tally().total(),
                    row.emptiesAt());
        }
    }

    /**
     * @param countedUntil what was measured before is counted
     * @param problem why nothing newer is; null if there is none
     * @param burn by window, such as PT6H; without those in which nothing counted
     * @param alerts the newest first
     */
    record Detail(
            Summary objective,
            @Nullable Instant measuredAt,
            Instant countedUntil,
            @Nullable String problem,
            Map<String, Double> burn,
            List<Alert> alerts,
            List<Corrected> corrections) {}

    /** @param endedAt null while it burns */
    record Alert(
            String window,
            String urgency,
            Instant since,
            @Nullable Instant endedAt) {

        static Alert of(BurnAlert alert) {
            return new Alert(alert.longWindow().toString(), alert.urgency().word(), alert.since(), alert.endedAt());
        }
    }

    record Corrected(
            long id,
            Instant from,
            Instant to,
            String reason,
            String askedBy,
            String state,
            @Nullable String decidedBy,
            @Nullable String decision) {

        static Corrected of(Correction correction) {
            return new Corrected(
                    correction.id(),
                    correction.begin(),
                    correction.end(),
                    correction.reason(),
                    correction.askedBy(),
                    correction.state().word(),
                    correction.decidedBy(),
                    correction.decision());
        }
    }

    /** @param from as in {@code 2026-03-17T14:32:00Z} */
    record Asked(String from, String to, String reason) {}

    record Decision(boolean agreed, String reason) {}

    @GetMapping
    @Operation(summary = "Objectives as they were judged last, the least budget first")
    Page<Summary> index(
            @ParameterObject ObjectiveFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var page = objectives.page(filter, after, limit);
        return new Page<>(page.items().stream().map(Summary::of).toList(), page.next());
    }

    @GetMapping("/{name}")
    @Operation(summary = "One objective as it stands now, with its burn rates, alerts and corrections")
    Detail show(@PathVariable String name) {
        var objective = objectives.get(name);
        var standing = objectives.standing(objective);
        var burn = new TreeMap<String, Double>();
        standing.burn().forEach((window, rate) -> burn.put(window.toString(), rate));
        return new Detail(
                Summary.of(new ObjectiveRow(
                        objective,
                        null,
                        null,
                        standing.state(),
                        standing.tally(),
                        standing.budget(),
                        standing.usualBurn(),
                        standing.emptiesAt(),
                        standing.judgedAt())),
                standing.measuredAt(),
                objective.talliedUntil(),
                objectives.problem(objective).map(AskingProblem::message).orElse(null),
                burn,
                objectives.alerts(objective).stream().map(Alert::of).toList(),
                corrections.of(objective).stream().map(Corrected::of).toList());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Makes an objective; what was measured in the last 30 days counts for it")
    ResponseEntity<?> create(@RequestBody ObjectiveForm form, Principal person) {
        var definition = form.definition();
        return answer(
                objectives.define(definition, person.getName()),
                () -> ResponseEntity.created(URI.create("/api/v1/objectives/" + definition.name()))
                        .body(show(definition.name())));
    }

    private interface Answer {
        ResponseEntity<?> get();
    }

    private static ResponseEntity<?> answer(ObjectiveOutcome outcome, Answer done) {
        return switch (outcome) {
            case Done() -> done.get();
            case Refused(var reason) -> Problems.conflict(reason);
        };
    }

    @PutMapping("/{name}")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Changes an objective, if it is still of the version that was looked at")
    ResponseEntity<?> update(
            @PathVariable String name, @RequestParam int version, @RequestBody ObjectiveForm form, Principal person) {
        return answer(
                objectives.change(
                        name,
                        version,
                        form.definition(objectives.get(name).definition().indicator()),
                        person.getName()),
                () -> ResponseEntity.ok(show(name)));
    }

    @DeleteMapping("/{name}")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Removes an objective, with what counted for it")
    ResponseEntity<?> delete(@PathVariable String name, @RequestParam String reason, Principal person) {
        return answer(
                objectives.remove(name, reason, person.getName()),
                () -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{name}/corrections")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Asks that some time does not count; somebody else has to agree")
    ResponseEntity<?> createCorrection(@PathVariable String name, @RequestBody Asked asked, Principal person) {
        var time = new TimeRange(Moments.of(asked.from()), Moments.of(asked.to()));
        return answer(
                corrections.ask(objectives.get(name), time, asked.reason(), person.getName()),
                () -> ResponseEntity.status(HttpStatus.CREATED).body(show(name)));
    }

    @PostMapping("/{name}/corrections/{id}/decisions")
    @PreAuthorize("hasAnyRole('APPROVER', 'MANAGER', 'ADMIN')")
    @Operation(summary = "Agrees, or refuses, that some time does not count")
    ResponseEntity<?> createDecision(
            @PathVariable String name, @PathVariable long id, @RequestBody Decision decision, Principal person) {
        return answer(
                corrections.decide(objectives.get(name), id, decision.agreed(), decision.reason(), person.getName()),
                () -> ResponseEntity.ok(show(name)));
    }

    @PostMapping(
            path = "/imports",
            consumes = {"application/yaml", "text/plain"})
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Reads OpenSLO v1 documents; each is answered with what became of it")
    List<Finding> createImport(@RequestBody String text, Principal person) {
        return files.importAll(text, person.getName());
    }
}
