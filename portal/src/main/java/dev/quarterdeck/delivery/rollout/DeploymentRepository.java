package dev.quarterdeck.delivery.rollout;

import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.DEPLOYMENT_EVENT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class DeploymentRepository {

    private static final List<String> UNFINISHED = DeploymentState.keysOf(
            DeploymentState.REQUESTED,
            DeploymentState.WAITING,
            DeploymentState.PROGRESSING,
            DeploymentState.VERIFYING,
            DeploymentState.ROLLING_BACK);

    private static final List<String> UNDER_WAY = DeploymentState.keysOf(
            DeploymentState.PROGRESSING, DeploymentState.VERIFYING, DeploymentState.ROLLING_BACK);

    private final DSLContext db;

    DeploymentRepository(DSLContext db) {
        this.db = db;
    }

    Optional<Deployment> find(DeploymentId id) {
        return newestFirst(DEPLOYMENT.ID.eq(id.value()), 1).stream().findFirst();
    }

    Optional<Deployment> ofPromotion(long promotion) {
        return newestFirst(DEPLOYMENT.PROMOTION_ID.eq(promotion), 1).stream().findFirst();
    }

    /** Reads a deployment that nobody else can change before this transaction ends; empty if somebody does just now. */
    Optional<Deployment> lockUnlessTaken(DeploymentId id) {
        var locked = db.select(DEPLOYMENT.ID)
                .from(DEPLOYMENT)
                .where(DEPLOYMENT.ID.eq(id.value()))
                .forUpdate()
                .skipLocked()
                .fetch();
        return locked.isEmpty() ? Optional.empty() : find(id);
    }

    /**
     * Waits for whoever changes this deployment, and keeps others out until the transaction ends.
     *
     * @throws NotFound if there is no such deployment
     */
    Deployment lock(DeploymentId id) {
        db.selectOne()
                .from(DEPLOYMENT)
                .where(DEPLOYMENT.ID.eq(id.value()))
                .forUpdate()
                .execute();
        return find(id).orElseThrow(() -> new NotFound("There is no deployment %s.".formatted(id)));
    }

    /** Waits for whoever changes a deployment of this component there, and keeps others out until the transaction ends. */
    void lockPlace(EntityRef component, String environment) {
        db.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "deployment " + component + " " + environment);
    }

    List<DeploymentId> unfinished() {
        return unfinished(noCondition());
    }

    List<DeploymentId> unfinished(EntityRef component, String environment) {
        return unfinished(place(component, environment));
    }

    private List<DeploymentId> unfinished(Condition which) {
        return db.select(DEPLOYMENT.ID)
                .from(DEPLOYMENT)
                .where(which)
                .and(DEPLOYMENT.STATE.in(UNFINISHED))
                .orderBy(DEPLOYMENT.ID)
                .limit(1_000)
                .fetch(row -> new DeploymentId(row.value1()));
    }

    Optional<Deployment> underWay(EntityRef component, String environment) {
        return newestFirst(place(component, environment).and(DEPLOYMENT.STATE.in(UNDER_WAY)), 1).stream()
                .findFirst();
    }

    boolean knows(EntityRef component, String environment, long release) {
        return db.fetchExists(DEPLOYMENT, place(component, environment).and(DEPLOYMENT.RELEASE_ID.ge(release)));
    }

    Optional<DeploymentId> newerThan(Deployment deployment) {
        return newestFirst(
                        place(deployment.component(), deployment.environment())
                                .and(DEPLOYMENT.ID.gt(deployment.id().value()))
                                .and(DEPLOYMENT.STATE.in(UNFINISHED)),
                        1)
                .stream()
                .map(Deployment::id)
                .findFirst();
    }

    /** Oldest first. */
    List<Deployment> succeeded(EntityRef component, String environment, int limit) {
        return newestFirst(
                        place(component, environment).and(DEPLOYMENT.STATE.eq(DeploymentState.SUCCEEDED.key())), limit)
                .reversed();
    }

    List<Deployment> page(
            @Nullable EntityRef component, @Nullable String environment, @Nullable Long before, int limit) {
        return newestFirst(
                noCondition()
                        .and(component == null ? noCondition() : DEPLOYMENT.COMPONENT.eq(component.toString()))
                        .and(environment == null ? noCondition() : DEPLOYMENT.ENVIRONMENT.eq(environment))
                        .and(before == null ? noCondition() : DEPLOYMENT.ID.lt(before)),
                limit);
    }

    private static Condition place(EntityRef component, String environment) {
        return DEPLOYMENT.COMPONENT.eq(component.toString()).and(DEPLOYMENT.ENVIRONMENT.eq(environment));
    }

    private List<Deployment> newestFirst(Condition condition, int limit) {
        return db.select(
                        DEPLOYMENT.ID.convertFrom(DeploymentId::new),
                        DEPLOYMENT.COMPONENT.convertFrom(EntityRef::of),
                        DEPLOYMENT.ENVIRONMENT,
                        row(DEPLOYMENT.RELEASE_ID, DEPLOYMENT.CONFIGURATION_ID).convertFrom(mapping(Revision::new)),
                        row(DEPLOYMENT.PREVIOUS_RELEASE_ID, DEPLOYMENT.PREVIOUS_CONFIGURATION_ID)
                                .convertFrom(previous -> revision(previous.value1(), previous.value2())),
                        DEPLOYMENT.PROMOTION_ID,
                        DEPLOYMENT.CAUSE.convertFrom(Cause::of),
                        DEPLOYMENT.STATE.convertFrom(DeploymentState::of),
                        DEPLOYMENT.REQUESTED_BY,
                        DEPLOYMENT.REASON,
                        DEPLOYMENT.FAILURE,
                        DEPLOYMENT.CREATED_AT,
                        DEPLOYMENT.STARTED_AT,
                        DEPLOYMENT.READY_AT,
                        DEPLOYMENT.FINISHED_AT)
                .from(DEPLOYMENT)
                .where(condition)
                .orderBy(DEPLOYMENT.ID.desc())
                .limit(limit)
                .fetch(mapping(Deployment::new));
    }

    private static @Nullable Revision revision(@Nullable Long release, @Nullable Long configuration) {
        return release == null || configuration == null ? null : new Revision(release, configuration);
    }

    DeploymentId insert(DeploymentRequest request, Instant now) {
        return db.insertInto(DEPLOYMENT)
                .set(DEPLOYMENT.COMPONENT, request.component().toString())
                .set(DEPLOYMENT.ENVIRONMENT, request.environment())
                .set(DEPLOYMENT.RELEASE_ID, request.revision().release())
                .set(DEPLOYMENT.CONFIGURATION_ID, request.revision().configuration())
                .set(DEPLOYMENT.PROMOTION_ID, request.promotion())
                .set(DEPLOYMENT.CAUSE, request.cause().key())
                .set(DEPLOYMENT.STATE, DeploymentState.REQUESTED.key())
                .set(DEPLOYMENT.REQUESTED_BY, request.requestedBy())
                .set(DEPLOYMENT.REASON, request.reason())
                .set(DEPLOYMENT.CREATED_AT, now)
                .returningResult(DEPLOYMENT.ID)
                .fetchSingle(row -> new DeploymentId(row.value1()));
    }

    void begin(DeploymentId id, @Nullable Revision previous, Instant now) {
        db.update(DEPLOYMENT)
                .set(DEPLOYMENT.PREVIOUS_RELEASE_ID, previous == null ? null : previous.release())
                .set(DEPLOYMENT.PREVIOUS_CONFIGURATION_ID, previous == null ? null : previous.configuration())
                .set(DEPLOYMENT.STARTED_AT, now)
                .where(DEPLOYMENT.ID.eq(id.value()))
                .execute();
    }

    /** @throws IllegalStateException if the deployment is no longer in the state {@code from} */
    void move(DeploymentId id, DeploymentState from, DeploymentState to, @Nullable String failure, Instant now) {
        var moved = db.update(DEPLOYMENT)
                .set(DEPLOYMENT.STATE, to.key())
                .set(DEPLOYMENT.FAILURE, coalesce(val(failure), DEPLOYMENT.FAILURE))
                .set(DEPLOYMENT.READY_AT, to == DeploymentState.VERIFYING ? val(now) : DEPLOYMENT.READY_AT)
                .set(DEPLOYMENT.FINISHED_AT, to.finished() ? val(now) : DEPLOYMENT.FINISHED_AT)
                .where(DEPLOYMENT.ID.eq(id.value()))
                .and(DEPLOYMENT.STATE.eq(from.key()))
                .execute();
        if (moved != 1) {
            throw new IllegalStateException("Deployment %s is no longer %s".formatted(id, from.key()));
        }
    }

    void addEvent(DeploymentId id, DeploymentState state, String message, Instant now) {
        db.insertInto(DEPLOYMENT_EVENT)
                .set(DEPLOYMENT_EVENT.DEPLOYMENT_ID, id.value())
                .set(
                        DEPLOYMENT_EVENT.POSITION,
                        select(coalesce(max(DEPLOYMENT_EVENT.POSITION), val(0)).plus(1))
                                .from(DEPLOYMENT_EVENT)
                                .where(DEPLOYMENT_EVENT.DEPLOYMENT_ID.eq(id.value()))
                                .asField())
                .set(DEPLOYMENT_EVENT.STATE, state.key())
                .set(DEPLOYMENT_EVENT.MESSAGE, message)
                .set(DEPLOYMENT_EVENT.OCCURRED_AT, now)
                .execute();
    }

    /** Newest first. */
    List<DeploymentEvent> events(DeploymentId id) {
        return db.select(
                        DEPLOYMENT_EVENT.STATE.convertFrom(DeploymentState::of),
                        DEPLOYMENT_EVENT.MESSAGE,
                        DEPLOYMENT_EVENT.OCCURRED_AT)
                .from(DEPLOYMENT_EVENT)
                .where(DEPLOYMENT_EVENT.DEPLOYMENT_ID.eq(id.value()))
                .orderBy(DEPLOYMENT_EVENT.POSITION.desc())
                .limit(200)
                .fetch(mapping(DeploymentEvent::new));
    }
}
