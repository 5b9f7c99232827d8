package dev.quarterdeck.delivery.promotion;

import dev.quarterdeck.delivery.rollout.DeploymentId;

/** What came of asking for a promotion. */
public sealed interface RequestOutcome {

    /** Nobody has to be asked there. */
    record Deploying(DeploymentId deployment) implements RequestOutcome {}

    record Awaiting(PromotionId promotion) implements RequestOutcome {}

    record Refused(Refusal reason) implements RequestOutcome {}
}
