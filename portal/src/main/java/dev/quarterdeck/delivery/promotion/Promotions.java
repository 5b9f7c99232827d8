package dev.quarterdeck.delivery.promotion;

import dev.quarterdeck.catalog.scorecard.LevelGate;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.delivery.promotion.DecisionOutcome.Accepted;
import dev.quarterdeck.delivery.promotion.DecisionOutcome.Refused;
import dev.quarterdeck.delivery.rollout.Cause;
import dev.quarterdeck.delivery.rollout.DeploymentRequest;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.signals.objective.BudgetGate;
import dev.quarterdeck.signals.objective.Objectives;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides about requests to move a release on. */
@Component
public class Promotions {

    private final PromotionRepository promotions;
    private final AuthorQuery authors;
    private final Deployments deployments;
    private final Scorecards scorecards;
    private final Objectives objectives;
    private final PromotionNews news;
    private final Clock clock;

    Promotions(
            PromotionRepository promotions,
            AuthorQuery authors,
            Deployments deployments,
            Scorecards scorecards,
            Objectives objectives,
            PromotionNews news,
            Clock clock) {
        this.promotions = promotions;
        this.authors = authors;
        this.deployments = deployments;
        this.scorecards = scorecards;
        this.objectives = objectives;
        this.news = news;
        this.clock = clock;
    }

    /** Agrees. With the last approval that was missing, the deployment is requested in the same transaction. */
    @Transactional
    public DecisionOutcome approve(PromotionId id, String approver, String reason) {
        return decide(id, new Approval(approver, Verdict.APPROVED, reason.strip(), clock.instant()));
    }

    /** Refuses; one refusal ends the promotion. */
    @Transactional
    public DecisionOutcome refuse(PromotionId id, String approver, String reason) {
        return decide(id, new Approval(approver, Verdict.REFUSED, reason.strip(), clock.instant()));
    }

    private DecisionOutcome decide(PromotionId id, Approval approval) {
        var promotion = lock(id);
        var refusal = refusalOf(promotion, approval.approver());
        if (refusal.isPresent()) {
            return new Refused(promotion, refusal.get());
        }
        if (Reason.isTooShort(approval.reason())) {
            return new Refused(promotion, Refusal.REASON_TOO_SHORT);
        }
        if (approval.verdict() == Verdict.APPROVED
                && !LevelGate.allPass(scorecards.gates(promotion.component(), promotion.environment()))) {
            return new Refused(promotion, Refusal.BELOW_LEVEL);
        }
        if (approval.verdict() == Verdict.APPROVED
                && !promotion.overBudget()
                && !BudgetGate.allPass(objectives.gates(promotion.component(), promotion.environment()))) {
            return new Refused(promotion, Refusal.BUDGET_SPENT);
        }
        promotions.addApproval(id, approval);
        settleIfDecided(promotion, approval);
        var now = get(id);
        news.tell(now, approval.approver(), approval.verdict().key(), approval.reason());
        return new Accepted(now);
    }

    /** What keeps {@code person} from deciding; empty if nothing does but, perhaps, their role. */
    @Transactional(readOnly = true)
    public Optional<Refusal> refusalOf(Promotion promotion, String person) {
        return promotion
                .refusalOf(person, clock.instant())
                .or(() -> authors.wrote(person, promotion) ? Optional.of(Refusal.OWN_COMMITS) : Optional.empty())
                .or(() -> authors.configured(person, promotion) ? Optional.of(Refusal.OWN_SETTINGS) : Optional.empty());
    }

    private void settleIfDecided(Promotion before, Approval approval) {
        switch (approval.verdict()) {
            case REFUSED -> promotions.settle(before.id(), PromotionState.REFUSED, clock.instant());
            case APPROVED -> {
                if (before.missing() <= 1) {
                    promotions.settle(before.id(), PromotionState.APPROVED, clock.instant());
                    deploy(before, approval);
                }
            }
        }
    }

    private void deploy(Promotion promotion, Approval last) {
        deployments.request(new DeploymentRequest(
                promotion.component(),
                promotion.environment(),
                promotion.revision(),
                Cause.PROMOTION,
                promotion.requestedBy(),
                "Approved by %s: %s".formatted(last.approver(), last.reason()),
                promotion.id().value()));
    }

    /** Takes a request back. */
    @Transactional
    public DecisionOutcome withdraw(PromotionId id, String person) {
        var promotion = lock(id);
        if (promotion.state() != PromotionState.AWAITING) {
            return new Refused(promotion, Refusal.ALREADY_SETTLED);
        }
        if (!promotion.requestedBy().equals(person)) {
            return new Refused(promotion, Refusal.NOT_THE_REQUESTER);
        }
        return new Accepted(end(promotion, PromotionState.WITHDRAWN, person));
    }

    /** Ends what nobody decided in time. */
    @Transactional
    public void expire(PromotionId id) {
        var promotion = lock(id);
        if (promotion.state() == PromotionState.AWAITING && !clock.instant().isBefore(promotion.expiresAt())) {
            end(promotion, PromotionState.EXPIRED, "system:promotions");
        }
    }

    private Promotion end(Promotion promotion, PromotionState state, String actor) {
        promotions.settle(promotion.id(), state, clock.instant());
        var ended = get(promotion.id());
        news.tell(ended, actor, state.key(), null);
        return ended;
    }

    private Promotion lock(PromotionId id) {
        return promotions.lock(id).orElseThrow(() -> missing(id));
    }

    /** @throws NotFound if there is no such promotion */
    @Transactional(readOnly = true)
    public Promotion get(PromotionId id) {
        return promotions.find(id).orElseThrow(() -> missing(id));
    }

    private static NotFound missing(PromotionId id) {
        return new NotFound("There is no promotion %s.".formatted(id));
    }

    /** The one that waits; empty if none does. */
    @Transactional(readOnly = true)
    public Optional<PromotionId> awaiting(EntityRef component, String environment) {
        return promotions.awaiting(component, environment);
    }

    /** Newest first; null does not narrow. */
    @Transactional(readOnly = true)
    public Page<Promotion> page(
            @Nullable EntityRef component, @Nullable PromotionState state, @Nullable Long before, int limit) {
        return Page.of(
                promotions.page(component, state, before, limit + 1),
                limit,
                promotion -> promotion.id().toString());
    }
}
