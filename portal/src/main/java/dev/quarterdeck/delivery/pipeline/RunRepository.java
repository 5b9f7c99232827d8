package dev.quarterdeck.delivery.pipeline;

import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static dev.quarterdeck.db.Tables.PIPELINE_STEP;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.delivery.release.Version;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class RunRepository {

    private static final Duration CHECKOUT_TIMEOUT = Duration.ofMinutes(5);

    private final DSLContext db;
    private final RunQuery query;
    private final Clock clock;

    RunRepository(DSLContext db, RunQuery query, Clock clock) {
        this.db = db;
        this.query = query;
        this.clock = clock;
    }

    /** Lets nobody else start a run of {@code component} before this transaction ends. */
    void lock(EntityRef component) {
        db.execute("select pg_advisory_xact_lock(hashtext('run'), hashtext(?))", component.toString());
    }

    /** Lets nobody else change the run before this transaction ends. */
    void lock(RunId id) {
        db.selectOne()
                .from(PIPELINE_RUN)
                .where(PIPELINE_RUN.ID.eq(id.value()))
                .forUpdate()
                .execute();
    }

    Run get(RunId id) {
        return query.get(id);
    }

    Optional<Run> findByKey(EntityRef component, @Nullable String key) {
        return key == null ? Optional.empty() : query.findByKey(component, key);
    }

    /** With its first step, the only one that is known yet. */
    RunId insert(RunRequest request, String repository, String branch) {
        var component = request.component().toString();
        var id = db.insertInto(PIPELINE_RUN)
                .set(PIPELINE_RUN.COMPONENT, component)
                .set(PIPELINE_RUN.NUMBER, nextNumber(component))
                .set(PIPELINE_RUN.VERSION, nextVersion(component).toString())
                .set(PIPELINE_RUN.REPOSITORY, repository)
                .set(PIPELINE_RUN.BRANCH, branch)
                .set(PIPELINE_RUN.COMMIT_SHA, request.commit())
                .set(PIPELINE_RUN.CAUSE, request.cause().word())
                .set(PIPELINE_RUN.REQUESTED_BY, request.requestedBy())
                .set(PIPELINE_RUN.REQUEST_KEY, request.key())
                .set(PIPELINE_RUN.STATE, RunState.QUEUED.word())
                .set(PIPELINE_RUN.CREATED_AT, clock.instant())
                .returningResult(PIPELINE_RUN.ID.convertFrom(RunId::new))
                .fetchSingle(Record1::value1);
        insertCheckout(id);
        return id;
    }

    private void insertCheckout(RunId id) {
        db.insertInto(PIPELINE_STEP)
                .set(PIPELINE_STEP.RUN_ID, id.value())
                .set(PIPELINE_STEP.POSITION, 0)
                .set(PIPELINE_STEP.STAGE, Step.CHECKOUT)
                .set(PIPELINE_STEP.NAME, "Check out")
                .set(PIPELINE_STEP.COMMAND, "")
                .set(PIPELINE_STEP.TIMEOUT, YearToSecond.valueOf(CHECKOUT_TIMEOUT))
                .set(PIPELINE_STEP.STATE, StepState.WAITING.word())
                .execute();
    }

    private int nextNumber(String component) {
        return db.select(coalesce(max(PIPELINE_RUN.NUMBER), inline(0)).plus(1))
                .from(PIPELINE_RUN)
                .where(PIPELINE_RUN.COMPONENT.eq(component))
                .fetchSingle(Record1::value1);
    }

    /** Runs that are still under way hold their version; those that made no release do not. */
    private Version nextVersion(String component) {
        return db
                .select(RELEASE.VERSION)
                .from(RELEASE)
                .where(RELEASE.COMPONENT.eq(component))
                .and(RELEASE.VERSION.likeRegex("^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}$"))
                .union(select(PIPELINE_RUN.VERSION)
                        .from(PIPELINE_RUN)
                        .where(PIPELINE_RUN.COMPONENT.eq(component))
                        .and(PIPELINE_RUN.STATE.in(RunState.QUEUED.word(), RunState.RUNNING.word())))
                .fetch(Record1::value1)
                .stream()
                .map(Version::of)
                .max(Version::compareTo)
                .map(Version::nextMinor)
                .orElse(Version.FIRST);
    }

    /** What nobody has begun is over at once; the rest is told. */
    void cancel(Run run, String by) {
        var queued = run.state() == RunState.QUEUED;
        db.update(PIPELINE_RUN)
                .set(PIPELINE_RUN.CANCEL_BY, by)
                .set(
                        PIPELINE_RUN.STATE,
                        queued ? RunState.CANCELLED.word() : run.state().word())
                .set(PIPELINE_RUN.FINISHED_AT, queued ? clock.instant() : null)
                .where(PIPELINE_RUN.ID.eq(run.id().value()))
                .execute();
        if (queued) {
            db.update(PIPELINE_STEP)
                    .set(PIPELINE_STEP.STATE, StepState.CANCELLED.word())
                    .where(PIPELINE_STEP.RUN_ID.eq(run.id().value()))
                    .execute();
        }
    }
}
