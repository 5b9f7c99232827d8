package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.PipelineSettings;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.definition.InvalidPipeline;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Cancelled;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Failed;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Interrupted;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Succeeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one step of a run and writes down how it ended. */
@Component
class StepExecution {

    private static final Logger log = LoggerFactory.getLogger(StepExecution.class);
    private static final int MOST_ATTEMPTS = 5;

    private final RunJournal journal;
    private final StepWork work;
    private final Workspaces workspaces;
    private final PipelineSettings settings;

    StepExecution(RunJournal journal, StepWork work, Workspaces workspaces, PipelineSettings settings) {
        this.journal = journal;
        this.work = work;
        this.workspaces = workspaces;
        this.settings = settings;
    }

    /** Ends what a portal that is gone has left working in the workspace. */
    void endOrphans(Workspace workspace) throws InterruptedException {
        new ProcessTree(workspace, null).end(settings.grace());
    }

    StepResult perform(RunId id, Step step, Workspace workspace) throws InterruptedException {
        var run = journal.get(id);
        var attempt = journal.begin(run, step);
        var output = new StepOutput(journal, run, step, settings.outputLimit().toBytes());
        if (attempt > 1) {
            output.say("--- The portal ended in the middle; this is attempt %d".formatted(attempt));
        }
        var result = attempt > MOST_ATTEMPTS ? giveUp(step) : attempt(run, step, workspace, output);
        settle(run, step, workspace, output, result);
        return result;
    }

    private static StepResult giveUp(Step step) {
        return new Failed(
                null,
                "%s was begun %d times, and each time the portal ended in the middle"
                        .formatted(step.name(), MOST_ATTEMPTS));
    }

    private StepResult attempt(Run run, Step step, Workspace workspace, StepOutput output) throws InterruptedException {
        try {
            return work.perform(run, step, workspace, output);
        } catch (IOException | UncheckedIOException | InvalidPipeline e) {
            log.warn("{}: {} failed", run.title(), step.name(), e);
            return new Failed(null, "%s failed: %s".formatted(step.name(), Causes.inWords(e)));
        }
    }

    private void settle(Run run, Step step, Workspace workspace, StepOutput output, StepResult result) {
        switch (result) {
            case Succeeded() -> {
                if (step.isPublish()) {
                    workspaces.discard(workspace);
                } else {
                    journal.succeeded(run, step, step.isCheckout() ? null : 0);
                }
            }
            case Failed failure -> fail(run, step, workspace, output, failure);
            case Cancelled(var by) -> {
                output.say("--- Cancelled by " + by);
                journal.cancelled(run, step, by);
                workspaces.discard(workspace);
            }
            case Interrupted() -> output.say("--- The portal is shutting down");
        }
    }

    private void fail(Run run, Step step, Workspace workspace, StepOutput output, Failed failure) {
        var tests = work.keepTests(run, workspace, output);
        var message = tests.failed() == 0 || step.isPublish()
                ? failure.message()
                : "%s failed: %d of %d tests failed".formatted(step.name(), tests.failed(), tests.total());
        output.say("--- " + message);
        journal.failed(run, step, failure.exitCode(), message);
        workspaces
                .keepFailed(workspace)
                .ifPresent(kept -> output.say("--- The workspace is kept in " + kept + " until another run fails"));
    }
}
