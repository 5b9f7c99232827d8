package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.AlreadyFinished;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelled;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelling;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Known;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Refused;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds that turn a commit into a release: ask for one, and end one. */
@Component
@Transactional
public class PipelineRuns {

    private final RunRepository runs;
    private final PipelineSourceQuery sources;
    private final RunQueue queue;
    private final AuditLog audit;

    PipelineRuns(RunRepository runs, PipelineSourceQuery sources, RunQueue queue, AuditLog audit) {
        this.runs = runs;
        this.sources = sources;
        this.queue = queue;
        this.audit = audit;
    }

    /** A request with a key that the component has seen before starts nothing. */
    public StartOutcome start(RunRequest request) {
        runs.lock(request.component());
        var known = runs.findByKey(request.component(), request.key());
        if (known.isPresent()) {
            return new Known(known.get());
        }
        return sources.find(request.component())
                .map(source -> start(request, source))
                .orElseGet(() -> new Refused("There is no %s in the catalog.".formatted(request.component())));
    }

    private StartOutcome start(RunRequest request, PipelineSource source) {
        var repository = source.repository();
        if (repository == null) {
            return new Refused("%s was read from a folder; a pipeline starts from a Git repository. Register the"
                    .formatted(source.component().name())
                    .concat(" repository as a source of the catalog."));
        }
        var branch = request.branch() != null ? request.branch() : source.branch();
        if (branch != null && !Repository.isValidRefName("refs/heads/" + branch)) {
            return new Refused("'%s' cannot be the name of a branch.".formatted(branch));
        }
        var run = runs.get(runs.insert(request, repository, branch == null ? Run.MAIN_BRANCH : branch));
        queue.add(run);
        record(request.requestedBy(), "run.started", run);
        return new Started(run);
    }

    /** A run that goes on ends within seconds, by whichever portal executes it. */
    public CancelOutcome cancel(RunId id, String by) {
        runs.lock(id);
        var run = runs.get(id);
        if (run.state().isFinished()) {
            return new AlreadyFinished(run);
        }
        if (run.cancelBy() != null) {
            return new Cancelling(run);
        }
        record(by, "run.cancelled", run);
        runs.cancel(run, by);
        queue.announceCancelling(run);
        return run.state() == RunState.QUEUED ? new Cancelled(runs.get(id)) : new Cancelling(runs.get(id));
    }

    private void record(String actor, String action, Run run) {
        audit.record(new AuditEntry(
                actor,
                action,
                run.component().toString(),
                null,
                null,
                Map.of(
                        "run", run.id().toString(),
                        "number", Integer.toString(run.number()),
                        "version", run.version(),
                        "branch", run.branch(),
                        "cause", run.cause().word())));
    }
}
