package dev.quarterdeck.delivery.pipeline;

import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads runs. */
@Repository
public class RunQuery {

    private final DSLContext db;

    RunQuery(DSLContext db) {
        this.db = db;
    }

    /** @throws RunNotFound if there is none */
    public Run get(RunId id) {
        return read(PIPELINE_RUN.ID.eq(id.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new RunNotFound("There is no pipeline run %s.".formatted(id)));
    }

    Optional<Run> findByKey(EntityRef component, String key) {
        return read(PIPELINE_RUN.COMPONENT.eq(component.toString()).and(PIPELINE_RUN.REQUEST_KEY.eq(key)), 1).stream()
                .findFirst();
    }

    /**
     * Newest first.
     *
     * @param after the run to go on from; null for the newest
     */
    public Page<Run> page(RunFilter filter, @Nullable RunId after, int limit) {
        var condition = after == null ? noCondition() : PIPELINE_RUN.ID.lt(after.value());
        if (filter.component() != null) {
            condition =
                    condition.and(PIPELINE_RUN.COMPONENT.eq(filter.component().toString()));
        }
        if (filter.state() != null) {
            condition = condition.and(PIPELINE_RUN.STATE.eq(filter.state().word()));
        }
        return Page.of(read(condition, limit + 1), limit, run -> run.id().toString());
    }

    private List<Run> read(Condition condition, int limit) {
        return db.select(
                        PIPELINE_RUN.ID.convertFrom(RunId::new),
                        PIPELINE_RUN.COMPONENT.convertFrom(EntityRef::of),
                        PIPELINE_RUN.NUMBER,
                        PIPELINE_RUN.VERSION,
                        PIPELINE_RUN.REPOSITORY,
                        PIPELINE_RUN.BRANCH,
                        PIPELINE_RUN.COMMIT_SHA,
                        PIPELINE_RUN.COMMIT_TITLE,
                        PIPELINE_RUN.CAUSE.convertFrom(RunCause::of),
                        PIPELINE_RUN.REQUESTED_BY,
                        PIPELINE_RUN.STATE.convertFrom(RunState::of),
                        PIPELINE_RUN.FAILURE,
                        PIPELINE_RUN.CANCEL_BY,
                        PIPELINE_RUN.CREATED_AT,
                        PIPELINE_RUN.STARTED_AT,
                        PIPELINE_RUN.FINISHED_AT)
                .from(PIPELINE_RUN)
                .where(condition)
                .orderBy(PIPELINE_RUN.ID.desc())
                .limit(limit)
                .fetch(mapping(Run::new));
    }

    /** How many runs begin before this one does; 0 unless it is queued. */
    public int queuedBefore(Run run) {
        if (run.state() != RunState.QUEUED) {
            return 0;
        }
        return db.fetchCount(
                PIPELINE_RUN,
                PIPELINE_RUN
                        .ID
                        .lt(run.id().value())
                        .and(PIPELINE_RUN.STATE.in(RunState.QUEUED.word(), RunState.RUNNING.word())));
    }
}
