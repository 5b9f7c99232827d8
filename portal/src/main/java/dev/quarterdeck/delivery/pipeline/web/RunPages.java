package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.StepQuery;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.platform.NotFound;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of a run shows, whole and in pieces. */
@Component
class RunPages {

    private static final int MOST_TESTS = 2_000;

    private final RunQuery runs;
    private final StepQuery steps;
    private final Releases releases;
    private final Clock clock;

    RunPages(RunQuery runs, StepQuery steps, Releases releases, Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.releases = releases;
        this.clock = clock;
    }

    /** @param chosen the step that is looked at; null for the one that matters most */
    RunPage page(RunId id, @Nullable Integer chosen) {
        var run = runs.get(id);
        var all = steps.stepsOf(id);
        var release = releases.find(run.component(), run.version())
                .filter(made -> made.run() != null && made.run() == id.value())
                .orElse(null);
        return RunPage.of(
                run,
                all,
                chosen == null ? RunPage.stepToShow(all) : chosen,
                steps.testsOf(id, MOST_TESTS),
                runs.queuedBefore(run),
                release,
                clock.instant());
    }

    /** @param after the line before the first wanted one; null for the end of the output */
    LogView log(RunId id, @Nullable Integer chosen, @Nullable Integer after) {
        var all = steps.stepsOf(id);
        var step = find(all, id, chosen == null ? RunPage.stepToShow(all) : chosen);
        var total = steps.linesOf(id, step.position());
        var from = after == null ? Math.max(0, total - LogView.WINDOW) : Math.clamp(after, 0, total);
        return LogView.of(id, step, lines(id, step, from), from, total, chosen != null);
    }

    private List<LogLine> lines(RunId id, Step step, int after) {
        var lines = LogLine.of(steps.outputOf(id, step.position(), after, LogView.WINDOW));
        return lines.subList(0, Math.min(lines.size(), LogView.WINDOW));
    }

    private static Step find(List<Step> steps, RunId run, int position) {
        return steps.stream()
                .filter(step -> step.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFound("Run %s has no step %d.".formatted(run, position)));
    }
}
