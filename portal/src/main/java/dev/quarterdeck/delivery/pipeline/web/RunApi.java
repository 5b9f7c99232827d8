package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.CancelOutcome.AlreadyFinished;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelled;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelling;
import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.RunFilter;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.RunRequest;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Known;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Refused;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import dev.quarterdeck.delivery.pipeline.StepQuery;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Pipeline runs")
class RunApi {

    private final PipelineRuns runs;
    private final RunQuery query;
    private final StepQuery steps;

    RunApi(PipelineRuns runs, RunQuery query, StepQuery steps) {
        this.runs = runs;
        this.query = query;
        this.steps = steps;
    }

    @GetMapping
    @Operation(summary = "Pipeline runs, newest first")
    Page<RunJson> index(
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var filter = new RunFilter(RunController.component(component), state == null ? null : RunState.of(state));
        var page = query.page(filter, after == null ? null : new RunId(after), limit);
        return new Page<>(page.items().stream().map(RunJson::of).toList(), page.next());
    }

    /** @param branch null for the one from which the catalog reads the component */
    record NewRun(@NotBlank String component, @Nullable String branch) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(
            summary = "Start a pipeline run",
            description = "The same Idempotency-Key for the same component answers with the same run, and starts none.")
    ResponseEntity<Object> create(
            @Valid @RequestBody NewRun wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal user) {
        var component = EntityRef.parse(wanted.component(), "component", EntityRef.DEFAULT_NAMESPACE);
        return switch (runs.start(RunRequest.by(user.getName(), component, wanted.branch(), key))) {
            case Started(var run) ->
                ResponseEntity.created(URI.create("/api/v1/runs/" + run.id())).body(RunJson.of(run));
            case Known(var run) -> ResponseEntity.ok(RunJson.of(run));
            case Refused(var reason) -> Problems.conflict(reason);
        };
    }

    @GetMapping("/{id}")
    @Operation(summary = "A pipeline run with its steps")
    RunJson.Detailed show(@PathVariable long id) {
        var run = query.get(new RunId(id));
        return RunJson.Detailed.of(run, steps.stepsOf(run.id()));
    }

    @GetMapping("/{id}/tests")
    @Operation(summary = "What the tests of a run found, failed ones first")
    Page<RunJson.Test> tests(@PathVariable long id) {
        var run = query.get(new RunId(id));
        return new Page<>(
                steps.testsOf(run.id(), Integer.MAX_VALUE).stream()
                        .map(RunJson.Test::of)
                        .toList(),
                null);
    }

    @GetMapping("/{id}/steps/{position}/output")
    @Operation(summary = "What a step wrote", description = "next is the number of the last line, to go on after it")
    Page<String> output(
            @PathVariable long id, @PathVariable int position, @RequestParam(defaultValue = "0") @Min(0) int after) {
        var run = query.get(new RunId(id));
        var lines = LogLine.of(steps.outputOf(run.id(), position, after, LogView.WINDOW));
        var next = lines.isEmpty() ? null : Integer.toString(lines.getLast().number());
        return new Page<>(lines.stream().map(LogLine::text).toList(), next);
    }

    @PostMapping("/{id}/cancellation")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Cancel a pipeline run; one that goes on ends within seconds")
    ResponseEntity<Object> cancel(@PathVariable long id, Principal user) {
        return switch (runs.cancel(new RunId(id), user.getName())) {
            case Cancelled(var run) -> ResponseEntity.ok(RunJson.of(run));
            case Cancelling(var run) -> ResponseEntity.accepted().body(RunJson.of(run));
            case AlreadyFinished(var run) -> Problems.conflict(run.title() + " has ended already.");
        };
    }
}
