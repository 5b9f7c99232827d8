package dev.quarterdeck.delivery.pipeline;

import static dev.quarterdeck.db.Tables.PIPELINE_STEP;
import static dev.quarterdeck.db.Tables.STEP_OUTPUT;
import static dev.quarterdeck.db.Tables.TEST_CASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.delivery.pipeline.TestCase.Outcome;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Place;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.types.YearToSecond;
import org.springframework.stereotype.Repository;

/** Reads what a run consists of: its steps, what they wrote, what their tests found. */
@Repository
public class StepQuery {

    private final DSLContext db;

    StepQuery(DSLContext db) {
        this.db = db;
    }

    /** In the order in which they are done. */
    public List<Step> stepsOf(RunId run) {
        return db.select(
                        PIPELINE_STEP.POSITION,
                        PIPELINE_STEP.STAGE,
                        PIPELINE_STEP.NAME,
                        PIPELINE_STEP.COMMAND,
                        PIPELINE_STEP.TIMEOUT.convertFrom(YearToSecond::toDuration),
                        row(PIPELINE_STEP.IMAGE, PIPELINE_STEP.CPU_MILLIS, PIPELINE_STEP.MEMORY_MEBIBYTES)
                                .convertFrom(mapping(Place::new)),
                        PIPELINE_STEP.JOB,
                        PIPELINE_STEP.STATE.convertFrom(StepState::of),
                        PIPELINE_STEP.ATTEMPT,
                        PIPELINE_STEP.EXIT_CODE,
                        PIPELINE_STEP.MESSAGE,
                        PIPELINE_STEP.STARTED_AT,
                        PIPELINE_STEP.FINISHED_AT)
                .from(PIPELINE_STEP)
                .where(PIPELINE_STEP.RUN_ID.eq(run.value()))
                .orderBy(PIPELINE_STEP.POSITION)
                .fetch(mapping(Step::new));
    }

    /** How many lines a step has written so far. */
    public int linesOf(RunId run, int position) {
        return db.select(coalesce(
                        max(STEP_OUTPUT
                                .FIRST_LINE
                                .plus(cardinality(STEP_OUTPUT.LINES))
                                .minus(1)),
                        inline(0)))
                .from(STEP_OUTPUT)
                .where(STEP_OUTPUT.RUN_ID.eq(run.value()))
                .and(STEP_OUTPUT.POSITION.eq(position))
                .fetchSingle(Record1::value1);
    }

    /**
     * What a step wrote, as it was kept: each chunk some lines.
     *
     * @param after the number of the last line that is not wanted, 0 for all
     * @param chunks at most this many
     */
    public List<OutputChunk> outputOf(RunId run, int position, int after, int chunks) {
        return db
                .select(STEP_OUTPUT.FIRST_LINE, STEP_OUTPUT.LINES.convertFrom(List::of))
                .from(STEP_OUTPUT)
                .where(STEP_OUTPUT.RUN_ID.eq(run.value()))
                .and(STEP_OUTPUT.POSITION.eq(position))
                .and(STEP_OUTPUT.FIRST_LINE.plus(cardinality(STEP_OUTPUT.LINES)).gt(after + 1))
                .orderBy(STEP_OUTPUT.FIRST_LINE)
                .limit(chunks)
                .fetch(mapping(OutputChunk::new))
                .stream()
                .map(chunk -> chunk.after(after))
                .toList();
    }

    /** Failed ones first, then skipped ones, then the slowest. */
    public List<TestCase> testsOf(RunId run, int limit) {
        var rank = case_(TEST_CASE.OUTCOME)
                .when(Outcome.FAILED.word(), 0)
                .when(Outcome.SKIPPED.word(), 1)
                .otherwise(2);
        return db.select(
                        TEST_CASE.SUITE,
                        TEST_CASE.NAME,
                        TEST_CASE.OUTCOME.convertFrom(Outcome::of),
                        TEST_CASE.MESSAGE,
                        TEST_CASE.DURATION.convertFrom(YearToSecond::toDuration))
                .from(TEST_CASE)
                .where(TEST_CASE.RUN_ID.eq(run.value()))
                .orderBy(rank, TEST_CASE.DURATION.desc(), TEST_CASE.SUITE, TEST_CASE.NAME)
                .limit(limit)
                .fetch(mapping(TestCase::new));
    }
}
