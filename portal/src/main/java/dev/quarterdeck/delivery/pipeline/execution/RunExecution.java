package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.execution.Claim.Finished;
import dev.quarterdeck.delivery.pipeline.execution.Claim.NotYet;
import dev.quarterdeck.delivery.pipeline.execution.Claim.Ours;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Interrupted;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Succeeded;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Takes a run from wherever its journal says it stands to its end. Whoever calls it, and how often, a run is executed
 * once: each step that has succeeded stays done, and one that was interrupted starts again.
 */
@Component
class RunExecution {

    private final ExecutorLockRepository locks;
    private final RunJournal journal;
    private final Workspaces workspaces;
    private final StepExecution steps;

    RunExecution(ExecutorLockRepository locks, RunJournal journal, Workspaces workspaces, StepExecution steps) {
        this.locks = locks;
        this.journal = journal;
        this.workspaces = workspaces;
        this.steps = steps;
    }

    /** @return whether there is nothing left to do; if there is, call it again a little later */
    boolean execute(RunId id) throws InterruptedException, IOException {
        var lock = locks.tryLock(id);
        if (lock.isEmpty()) {
            return false;
        }
        try (var _ = lock.get()) {
            return switch (journal.claim(id)) {
                case Finished() -> {
                    // left behind by a portal that ended just after the run did
                    workspaces.of(id).delete();
                    yield true;
                }
                case NotYet() -> false;
                case Ours(var run) -> proceed(run);
            };
        }
    }

    private boolean proceed(Run run) throws InterruptedException {
        var workspace = workspaces.of(run.id());
        steps.endOrphans(workspace);
        if (!workspace.exists()) {
            journal.startOver(run.id());
        }
        for (var step = journal.next(run.id()); step.isPresent(); step = journal.next(run.id())) {
            var result = steps.perform(run.id(), step.get(), workspace);
            if (!(result instanceof Succeeded)) {
                return !(result instanceof Interrupted);
            }
        }
        return true;
    }
}
