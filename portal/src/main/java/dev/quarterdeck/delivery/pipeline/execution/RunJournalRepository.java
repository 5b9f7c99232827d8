package dev.quarterdeck.delivery.pipeline.execution;

import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static dev.quarterdeck.db.Tables.PIPELINE_STEP;
import static dev.quarterdeck.db.Tables.STEP_OUTPUT;
import static dev.quarterdeck.db.Tables.TEST_CASE;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.StepQuery;
import dev.quarterdeck.delivery.pipeline.StepState;
import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Command;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Place;
import dev.quarterdeck.delivery.release.Commit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class RunJournalRepository {

    private static final Duration PUBLISH_TIMEOUT = Duration.ofMinutes(5);

    private final DSLContext db;
    private final RunQuery runs;
    private final StepQuery steps;
    private final Clock clock;

    RunJournalRepository(DSLContext db, RunQuery runs, StepQuery steps, Clock clock) {
        this.db = db;
        this.runs = runs;
        this.steps = steps;
        this.clock = clock;
    }

    /** Lets nobody else begin a run before this transaction ends. */
    void lockQueue() {
        db.execute("select pg_advisory_xact_lock(hashtext('pipeline-queue'))");
    }

    Run get(RunId id) {
        return runs.get(id);
    }

    List<Step> steps(RunId run) {
        return steps.stepsOf(run);
    }

    /** Those that go on, and those that were asked for before this one. */
    int unfinishedBefore(RunId id) {
        var running = PIPELINE_RUN.STATE.eq(RunState.RUNNING.word());
        var earlier = PIPELINE_RUN.STATE.eq(RunState.QUEUED.word()).and(PIPELINE_RUN.ID.lt(id.value()));
        return db.fetchCount(PIPELINE_RUN, running.or(earlier));
    }

    void start(RunId id) {
        db.update(PIPELINE_RUN)
                .set(PIPELINE_RUN.STATE, RunState.RUNNING.word())
                .set(PIPELINE_RUN.STARTED_AT, clock.instant())
                .where(PIPELINE_RUN.ID.eq(id.value()))
                .execute();
    }

    void setCommit(RunId id, String branch, Commit commit) {
        db.update(PIPELINE_RUN)
                .set(PIPELINE_RUN.BRANCH, branch)
                .set(PIPELINE_RUN.COMMIT_SHA, commit.sha())
                .set(PIPELINE_RUN.COMMIT_TITLE, commit.title())
                .where(PIPELINE_RUN.ID.eq(id.value()))
                .execute();
    }

    /** Steps that are there already stay as they are. */
    void defineSteps(RunId run, Pipeline pipeline) {
        var position = 1;
        for (var stage : pipeline.stages()) {
            for (var step : stage.steps()) {
                insert(run, position++, stage.name(), step);
            }
        }
        insert(run, position, Step.PUBLISH, new Command("Publish release", "", PUBLISH_TIMEOUT, Place.USUAL));
    }

    private void insert(RunId run, int position, String stage, Command step) {
        db.insertInto(PIPELINE_STEP)
                .set(PIPELINE_STEP.RUN_ID, run.value())
                .set(PIPELINE_STEP.POSITION, position)
                .set(PIPELINE_STEP.STAGE, stage)
                .set(PIPELINE_STEP.NAME, step.name())
                .set(PIPELINE_STEP.COMMAND, step.run())
                .set(PIPELINE_STEP.TIMEOUT, YearToSecond.valueOf(step.timeout()))
                .set(PIPELINE_STEP.IMAGE, step.place().image())
                .set(PIPELINE_STEP.CPU_MILLIS, step.place().cpuMillis())
                .set(PIPELINE_STEP.MEMORY_MEBIBYTES, step.place().memoryMebibytes())
                .set(PIPELINE_STEP.STATE, StepState.WAITING.word())
                .onConflictDoNothing()
                .execute();
    }

    void resetSteps(RunId run) {
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.STATE, StepState.WAITING.word())
                .setNull(PIPELINE_STEP.FINISHED_AT)
                .where(PIPELINE_STEP.RUN_ID.eq(run.value()))
                .execute();
    }

    int begin(RunId run, int position) {
        return db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.STATE, StepState.RUNNING.word())
                .set(PIPELINE_STEP.ATTEMPT, PIPELINE_STEP.ATTEMPT.plus(1))
                .set(PIPELINE_STEP.STARTED_AT, clock.instant())
                .setNull(PIPELINE_STEP.FINISHED_AT)
                .setNull(PIPELINE_STEP.EXIT_CODE)
                .setNull(PIPELINE_STEP.MESSAGE)
                .setNull(PIPELINE_STEP.PROCESS_ID)
                .setNull(PIPELINE_STEP.PROCESS_STARTED_AT)
                .where(at(run, position))
                .returningResult(PIPELINE_STEP.ATTEMPT)
                .fetchSingle(Record1::value1);
    }

    void setProcess(RunId run, int position, long process, @Nullable Instant startedAt) {
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.PROCESS_ID, process)
                .set(PIPELINE_STEP.PROCESS_STARTED_AT, startedAt)
                .where(at(run, position))
                .execute();
    }

    void setJob(RunId run, int position, String job) {
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.JOB, job)
                .where(at(run, position))
                .execute();
    }

    /** @throws IllegalStateException if the step is not under way, so that two executors could not both end it */
    void end(RunId run, int position, StepState state, @Nullable Integer exitCode, @Nullable String message) {
        var ended = db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.STATE, state.word())
                .set(PIPELINE_STEP.EXIT_CODE, exitCode)
                .set(PIPELINE_STEP.MESSAGE, message)
                .set(PIPELINE_STEP.FINISHED_AT, clock.instant())
                .where(at(run, position))
                .and(PIPELINE_STEP.STATE.eq(StepState.RUNNING.word()))
                .execute();
        if (ended != 1) {
            throw new IllegalStateException("Step %d of run %s is not under way".formatted(position, run));
        }
    }

    void skipRest(RunId run, StepState state) {
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.STATE, state.word())
                .where(PIPELINE_STEP.RUN_ID.eq(run.value()))
                .and(PIPELINE_STEP.STATE.eq(StepState.WAITING.word()))
                .execute();
    }

    void finish(RunId run, RunState state, @Nullable String failure) {
        db.update(PIPELINE_RUN)
                .set(PIPELINE_RUN.STATE, state.word())
                .set(PIPELINE_RUN.FAILURE, failure)
                .set(PIPELINE_RUN.FINISHED_AT, clock.instant())
                .where(PIPELINE_RUN.ID.eq(run.value()))
                .and(PIPELINE_RUN.STATE.eq(RunState.RUNNING.word()))
                .execute();
    }

    int nextLine(RunId run, int position) {
        return steps.linesOf(run, position) + 1;
    }

    void append(RunId run, int position, int firstLine, List<String> lines) {
        db.insertInto(STEP_OUTPUT)
                .set(STEP_OUTPUT.RUN_ID, run.value())
                .set(STEP_OUTPUT.POSITION, position)
                .set(STEP_OUTPUT.FIRST_LINE, firstLine)
                .set(STEP_OUTPUT.LINES, lines.toArray(String[]::new))
                .set(STEP_OUTPUT.WRITTEN_AT, clock.instant())
                .execute();
    }

    void replaceTests(RunId run, List<TestCase> tests) {
        db.deleteFrom(TEST_CASE).where(TEST_CASE.RUN_ID.eq(run.value())).execute();
        db.batch(tests.stream()
                        .map(test -> db.insertInto(TEST_CASE)
                                .set(TEST_CASE.RUN_ID, run.value())
                                .set(TEST_CASE.SUITE, test.suite())
                                .set(TEST_CASE.NAME, test.name())
                                .set(TEST_CASE.OUTCOME, test.outcome().word())
                                .set(TEST_CASE.MESSAGE, test.message())
                                .set(TEST_CASE.DURATION, YearToSecond.valueOf(test.duration())))
                        .toList())
                .execute();
    }

    private static Condition at(RunId run, int position) {
        return PIPELINE_STEP.RUN_ID.eq(run.value()).and(PIPELINE_STEP.POSITION.eq(position));
    }
}
