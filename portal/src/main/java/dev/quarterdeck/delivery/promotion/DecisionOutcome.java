package dev.quarterdeck.delivery.promotion;

/** What came of somebody's decision, and the promotion as it is now. */
public sealed interface DecisionOutcome {

    Promotion promotion();

    record Accepted(Promotion promotion) implements DecisionOutcome {}

    record Refused(Promotion promotion, Refusal reason) implements DecisionOutcome {}
}
