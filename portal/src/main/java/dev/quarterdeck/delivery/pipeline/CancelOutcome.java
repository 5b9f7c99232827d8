package dev.quarterdeck.delivery.pipeline;

/** What came of asking for the end of a run. */
public sealed interface CancelOutcome {

    /** It was still queued and is over now. */
    record Cancelled(Run run) implements CancelOutcome {}

    /** It is told, and ends within seconds. */
    record Cancelling(Run run) implements CancelOutcome {}

    record AlreadyFinished(Run run) implements CancelOutcome {}
}
