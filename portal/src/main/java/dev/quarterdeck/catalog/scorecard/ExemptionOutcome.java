package dev.quarterdeck.catalog.scorecard;

/** What came of asking for an exemption, or of deciding on one. */
public sealed interface ExemptionOutcome {

    record Done(long id) implements ExemptionOutcome {}

    /** @param reason in words for whoever asked */
    record Refused(String reason) implements ExemptionOutcome {}
}
