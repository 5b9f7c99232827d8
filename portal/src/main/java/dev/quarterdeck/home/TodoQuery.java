package dev.quarterdeck.home;

import static dev.quarterdeck.db.Tables.APPROVAL;
import static dev.quarterdeck.db.Tables.BURN_ALERT;
import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.OBJECTIVE;
import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static dev.quarterdeck.db.Tables.PROMOTION;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.quarterdeck.home.Todo.Kind;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what waits for a person. */
@Repository
public class TodoQuery {

    private static final int MOST = 20;

    private final DSLContext db;

    TodoQuery(DSLContext db) {
        this.db = db;
    }

    /** Promotions that wait, that this person did not ask for and has not decided about; oldest first. */
    List<Todo> approvalsFor(String person) {
        return db.select(
                        PROMOTION.ID,
                        PROMOTION.COMPONENT.convertFrom(EntityRef::of),
                        RELEASE.VERSION,
                        PROMOTION.ENVIRONMENT,
                        ENVIRONMENT.PRODUCTION,
                        PROMOTION.REQUESTED_BY,
                        PROMOTION.CREATED_AT)
                .from(PROMOTION)
                .join(RELEASE)
                .on(RELEASE.ID.eq(PROMOTION.RELEASE_ID))
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(PROMOTION.ENVIRONMENT))
                .where(PROMOTION.STATE.eq("awaiting"))
                .and(PROMOTION.REQUESTED_BY.ne(person))
                .and(notExists(selectOne()
                        .from(APPROVAL)
                        .where(APPROVAL.PROMOTION_ID.eq(PROMOTION.ID))
                        .and(APPROVAL.APPROVER.eq(person))))
                .orderBy(PROMOTION.ID)
                .limit(MOST)
                .fetch(row -> new Todo(
                        Kind.APPROVAL,
                        "%s %s: approve the promotion?".formatted(row.value2().name(), row.value3()),
                        row.value4(),
                        row.value5(),
                        "Asked by " + row.value6(),
                        row.value7(),
                        "/promotions/" + row.value1()));
    }

    /** Error budgets that burn so fast that somebody should look at once; those that do for longest first. */
    List<Todo> burningBudgets() {
        var since = min(BURN_ALERT.SINCE);
        return db.select(OBJECTIVE.NAME, OBJECTIVE.TITLE, OBJECTIVE.ENVIRONMENT, boolOr(ENVIRONMENT.PRODUCTION), since)
                .from(BURN_ALERT)
                .join(OBJECTIVE)
                .on(OBJECTIVE.ID.eq(BURN_ALERT.OBJECTIVE))
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(OBJECTIVE.ENVIRONMENT))
                .where(BURN_ALERT.ENDED_AT.isNull())
                .and(BURN_ALERT.URGENCY.eq("page"))
                .groupBy(OBJECTIVE.ID)
                .orderBy(since)
                .limit(MOST)
                .fetch(row -> new Todo(
                        Kind.BUDGET_BURNS,
                        "%s: its error budget burns too fast".formatted(row.value2()),
                        row.value3(),
                        row.value4(),
                        "An objective that will not be kept if it goes on like this",
                        row.value5(),
                        "/signals/objectives/" + row.value1()));
    }

    /** The latest deployment of a component somewhere, if it failed or was rolled back since {@code since}. */
    List<Todo> failedDeployments(Instant since) {
        var later = DEPLOYMENT.as("later");
        return db.select(
                        DEPLOYMENT.ID,
                        DEPLOYMENT.COMPONENT.convertFrom(EntityRef::of),
                        RELEASE.VERSION,
                        DEPLOYMENT.ENVIRONMENT,
                        ENVIRONMENT.PRODUCTION,
                        coalesce(DEPLOYMENT.FAILURE, DEPLOYMENT.STATE),
                        DEPLOYMENT.FINISHED_AT)
                .from(DEPLOYMENT)
                .join(RELEASE)
                .on(RELEASE.ID.eq(DEPLOYMENT.RELEASE_ID))
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(DEPLOYMENT.ENVIRONMENT))
                .where(DEPLOYMENT.STATE.in("failed", "rolled-back"))
                .and(DEPLOYMENT.FINISHED_AT.gt(since))
                .and(notExists(selectOne()
                        .from(later)
                        .where(later.COMPONENT.eq(DEPLOYMENT.COMPONENT))
                        .and(later.ENVIRONMENT.eq(DEPLOYMENT.ENVIRONMENT))
                        .and(later.ID.gt(DEPLOYMENT.ID))))
                .orderBy(DEPLOYMENT.ID.desc())
                .limit(MOST)
                .fetch(row -> new Todo(
                        Kind.DEPLOYMENT_FAILED,
                        "%s %s: deployment failed".formatted(row.value2().name(), row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        "/deployments/" + row.value1()));
    }

    /** The latest run of a component, if this person started it and it failed since {@code since}. */
    List<Todo> failedRuns(String person, Instant since) {
        var later = PIPELINE_RUN.as("later");
        return db.select(
                        PIPELINE_RUN.ID,
                        PIPELINE_RUN.COMPONENT.convertFrom(EntityRef::of),
                        PIPELINE_RUN.NUMBER,
                        coalesce(PIPELINE_RUN.FAILURE, "failed"),
                        PIPELINE_RUN.FINISHED_AT)
                .from(PIPELINE_RUN)
                .where(PIPELINE_RUN.STATE.eq("failed"))
                .and(PIPELINE_RUN.REQUESTED_BY.eq(person))
                .and(PIPELINE_RUN.FINISHED_AT.gt(since))
                .and(notExists(selectOne()
                        .from(later)
                        .where(later.COMPONENT.eq(PIPELINE_RUN.COMPONENT))
                        .and(later.ID.gt(PIPELINE_RUN.ID))))
                .orderBy(PIPELINE_RUN.ID.desc())
                .limit(MOST)
                .fetch(row -> new Todo(
                        Kind.RUN_FAILED,
                        "%s run %d failed".formatted(row.value2().name(), row.value3()),
                        null,
                        false,
                        row.value4(),
                        row.value5(),
                        "/runs/" + row.value1()));
    }
}
