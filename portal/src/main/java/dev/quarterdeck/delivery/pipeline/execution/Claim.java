package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.Run;

/** What a portal that comes to a run finds it to be. */
sealed interface Claim {

    /** It is ours to execute, from wherever it stands. */
    record Ours(Run run) implements Claim {}

    /** It is not its turn yet. */
    record NotYet() implements Claim {}

    record Finished() implements Claim {}
}
