package dev.quarterdeck.signals.objective;

/** What came of changing an objective, or what counts for it. */
public sealed interface ObjectiveOutcome {

    record Done() implements ObjectiveOutcome {}

    /** @param reason in words for whoever asked */
    record Refused(String reason) implements ObjectiveOutcome {}
}
