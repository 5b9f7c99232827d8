package dev.quarterdeck.delivery.pipeline;

/** What came of asking for a run. */
public sealed interface StartOutcome {

    record Started(Run run) implements StartOutcome {}

    /** The same request was made before, and this is the run that came of it. */
    record Known(Run run) implements StartOutcome {}

    /** @param reason for a person, with what to do about it */
    record Refused(String reason) implements StartOutcome {}
}
