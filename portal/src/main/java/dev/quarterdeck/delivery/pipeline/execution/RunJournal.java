package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.delivery.pipeline.PipelineSettings;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.RunTopics;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.StepState;
import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline;
import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an executor writes down how far a run has come; what is written here is where another would go on. */
@Component
@Transactional
class RunJournal {

    static final String ACTOR = "system:pipelines";

    private final RunJournalRepository journal;
    private final Releases releases;
    private final AuditLog audit;
    private final LiveUpdates live;
    private final PipelineSettings settings;

    RunJournal(
            RunJournalRepository journal,
            Releases releases,
            AuditLog audit,
            LiveUpdates live,
            PipelineSettings settings) {
        this.journal = journal;
        this.releases = releases;
        this.audit = audit;
        this.live = live;
        this.settings = settings;
    }

    /** Runs begin in the order in which they were asked for, as many at once as may. */
    Claim claim(RunId id) {
        journal.lockQueue();
        var run = journal.get(id);
        return switch (run.state()) {
            case SUCCEEDED, FAILED, CANCELLED -> new Claim.Finished();
            case RUNNING -> new Claim.Ours(run);
            case QUEUED -> {
                if (journal.unfinishedBefore(id) >= settings.concurrent()) {
                    yield new Claim.NotYet();
                }
                journal.start(id);
                live.announce("%s has begun".formatted(run.title()), RunTopics.of(run));
                yield new Claim.Ours(journal.get(id));
            }
        };
    }

    @Transactional(readOnly = true)
    Run get(RunId id) {
        return journal.get(id);
    }

    /** The step to do next, in the order of the run; empty if all are done. */
    @Transactional(readOnly = true)
    Optional<Step> next(RunId run) {
        return journal.steps(run).stream()
                .filter(step -> step.state() != StepState.SUCCEEDED)
                .findFirst();
    }

    /** Who wants the run to end; empty if nobody does. */
    @Transactional(readOnly = true)
    Optional<String> cancelledBy(RunId run) {
        return Optional.ofNullable(journal.get(run).cancelBy());
    }

    /** Everything is to be done again, since what was there to go on from is lost. */
    void startOver(RunId run) {
        journal.resetSteps(run);
    }

    /** @return how often the step has been started, this time included */
    int begin(Run run, Step step) {
        var attempt = journal.begin(run.id(), step.position());
        live.announce("%s: %s has begun".formatted(run.title(), step.name()), RunTopics.of(run));
        return attempt;
    }

    void checkedOut(Run run, String branch, Commit commit, Pipeline pipeline) {
        journal.setCommit(run.id(), branch, commit);
        journal.defineSteps(run.id(), pipeline);
        live.announce("%s builds %s".formatted(run.title(), commit.title()), RunTopics.of(run));
    }

    void processStarted(Run run, Step step, ProcessHandle process) {
        journal.setProcess(
                run.id(),
                step.position(),
                process.pid(),
                process.info().startInstant().orElse(null));
    }

    void jobStarted(Run run, Step step, String job) {
        journal.setJob(run.id(), step.position(), job);
    }

    /** The number of the line that would be the next. */
    @Transactional(readOnly = true)
    int nextLine(Run run, Step step) {
        return journal.nextLine(run.id(), step.position());
    }

    void append(Run run, Step step, int firstLine, List<String> lines) {
        journal.append(run.id(), step.position(), firstLine, lines);
        live.announce("", RunTopics.output(run.id()));
    }

    void keepTests(RunId run, List<TestCase> tests) {
        journal.replaceTests(run, tests);
    }

    void succeeded(Run run, Step step, @Nullable Integer exitCode) {
        journal.end(run.id(), step.position(), StepState.SUCCEEDED, exitCode, null);
        live.announce("%s: %s succeeded".formatted(run.title(), step.name()), RunTopics.of(run));
    }

    /** The release, the step and the run are there together, or none of them is. */
    void published(Run run, Step step, NewRelease release) {
        releases.register(release);
        succeeded(run, step, null);
        finish(run, RunState.SUCCEEDED, null);
    }

    void failed(Run run, Step step, @Nullable Integer exitCode, String message) {
        journal.end(run.id(), step.position(), StepState.FAILED, exitCode, message);
        journal.skipRest(run.id(), StepState.SKIPPED);
        finish(run, RunState.FAILED, message);
    }

    void cancelled(Run run, Step step, String by) {
        journal.end(run.id(), step.position(), StepState.CANCELLED, null, "Cancelled by " + by);
        journal.skipRest(run.id(), StepState.SKIPPED);
        finish(run, RunState.CANCELLED, null);
    }

    private void finish(Run run, RunState state, @Nullable String failure) {
        journal.finish(run.id(), state, failure);
        audit.record(new AuditEntry(
                ACTOR,
                "run." + state.word(),
                run.component().toString(),
                null,
                failure,
                Map.of("run", run.id().toString(), "version", run.version())));
        live.announce("%s %s".formatted(run.title(), verb(state)), RunTopics.of(run));
    }

    private static String verb(RunState state) {
        return state == RunState.CANCELLED ? "was cancelled" : state.word();
    }
}
