package dev.quarterdeck.delivery.promotion;

import static dev.quarterdeck.db.Tables.APPROVAL;
import static dev.quarterdeck.db.Tables.PROMOTION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PromotionRepository {

    private final DSLContext db;

    PromotionRepository(DSLContext db) {
        this.db = db;
    }

    Optional<Promotion> find(PromotionId id) {
        return newestFirst(PROMOTION.ID.eq(id.value()), 1).stream().findFirst();
    }

    /**
     * Reads a promotion that nobody else can change before this transaction ends.
     *
     * <p>Takes two statements on purpose: one that locked and read at once would not see approvals that were committed
     * while it waited for the lock.
     */
    Optional<Promotion> lock(PromotionId id) {
        db.selectOne()
                .from(PROMOTION)
                .where(PROMOTION.ID.eq(id.value()))
                .forUpdate()
                .execute();
        return find(id);
    }

    Optional<PromotionId> awaiting(EntityRef component, String environment) {
        return newestFirst(
                        PROMOTION
                                .COMPONENT
                                .eq(component.toString())
                                .and(PROMOTION.ENVIRONMENT.eq(environment))
                                .and(PROMOTION.STATE.eq(PromotionState.AWAITING.key())),
                        1)
                .stream()
                .map(Promotion::id)
                .findFirst();
    }

    List<PromotionId> expired(Instant now) {
        return db.select(PROMOTION.ID)
                .from(PROMOTION)
                .where(PROMOTION.STATE.eq(PromotionState.AWAITING.key()))
                .and(PROMOTION.EXPIRES_AT.le(now))
                .limit(1_000)
                .fetch(row -> new PromotionId(row.value1()));
    }

    List<Promotion> page(
            @Nullable EntityRef component, @Nullable PromotionState state, @Nullable Long before, int limit) {
        return newestFirst(
                noCondition()
                        .and(component == null ? noCondition() : PROMOTION.COMPONENT.eq(component.toString()))
                        .and(state == null ? noCondition() : PROMOTION.STATE.eq(state.key()))
                        .and(before == null ? noCondition() : PROMOTION.ID.lt(before)),
                limit);
    }

    private List<Promotion> newestFirst(Condition condition, int limit) {
        return db.select(
                        PROMOTION.ID.convertFrom(PromotionId::new),
                        PROMOTION.COMPONENT.convertFrom(EntityRef::of),
                        row(PROMOTION.RELEASE_ID, PROMOTION.CONFIGURATION_ID).convertFrom(mapping(Revision::new)),
                        PROMOTION.ENVIRONMENT,
                        PROMOTION.REQUESTED_BY,
                        PROMOTION.REASON,
                        PROMOTION.OVER_BUDGET,
                        PROMOTION.APPROVALS_REQUIRED,
                        PROMOTION.STATE.convertFrom(PromotionState::of),
                        PROMOTION.CREATED_AT,
                        PROMOTION.EXPIRES_AT,
                        PROMOTION.SETTLED_AT,
                        approvals())
                .from(PROMOTION)
                .where(condition)
                .orderBy(PROMOTION.ID.desc())
                .limit(limit)
                .fetch(mapping(Promotion::new));
    }

    private static Field<List<Approval>> approvals() {
        return multiset(select(
                                APPROVAL.APPROVER,
                                APPROVAL.VERDICT.convertFrom(Verdict::of),
                                APPROVAL.REASON,
                                APPROVAL.GIVEN_AT)
                        .from(APPROVAL)
                        .where(APPROVAL.PROMOTION_ID.eq(PROMOTION.ID))
                        .orderBy(APPROVAL.GIVEN_AT))
                .convertFrom(rows -> rows.map(mapping(Approval::new)));
    }

    PromotionId insert(
            EntityRef component,
            String environment,
            Revision revision,
            String requestedBy,
            @Nullable String reason,
            boolean overBudget,
            int approvalsRequired,
            Instant now,
            Instant expiresAt) {
        return db.insertInto(PROMOTION)
                .set(PROMOTION.COMPONENT, component.toString())
                .set(PROMOTION.ENVIRONMENT, environment)
                .set(PROMOTION.RELEASE_ID, revision.release())
                .set(PROMOTION.CONFIGURATION_ID, revision.configuration())
                .set(PROMOTION.REQUESTED_BY, requestedBy)
                .set(PROMOTION.REASON, reason)
                .set(PROMOTION.OVER_BUDGET, overBudget)
                .set(PROMOTION.APPROVALS_REQUIRED, approvalsRequired)
                .set(PROMOTION.STATE, PromotionState.AWAITING.key())
                .set(PROMOTION.CREATED_AT, now)
                .set(PROMOTION.EXPIRES_AT, expiresAt)
                .returningResult(PROMOTION.ID)
                .fetchSingle(row -> new PromotionId(row.value1()));
    }

    void addApproval(PromotionId id, Approval approval) {
        db.insertInto(APPROVAL)
                .set(APPROVAL.PROMOTION_ID, id.value())
                .set(APPROVAL.APPROVER, approval.approver())
                .set(APPROVAL.VERDICT, approval.verdict().key())
                .set(APPROVAL.REASON, approval.reason())
                .set(APPROVAL.GIVEN_AT, approval.givenAt())
                .execute();
    }

    /** @throws IllegalStateException if the promotion no longer waits */
    void settle(PromotionId id, PromotionState state, Instant now) {
        var settled = db.update(PROMOTION)
                .set(PROMOTION.STATE, state.key())
                .set(PROMOTION.SETTLED_AT, now)
                .where(PROMOTION.ID.eq(id.value()))
                .and(PROMOTION.STATE.eq(PromotionState.AWAITING.key()))
                .execute();
        if (settled != 1) {
            throw new IllegalStateException("Promotion %s no longer waits".formatted(id));
        }
    }
}
