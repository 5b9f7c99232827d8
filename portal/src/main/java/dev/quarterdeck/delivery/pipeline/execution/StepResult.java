package dev.quarterdeck.delivery.pipeline.execution;

import org.jspecify.annotations.Nullable;

/** How a step ended. */
sealed interface StepResult {

    record Succeeded() implements StepResult {}

    /**
     * @param exitCode null unless a command ended by itself
     * @param message what failed, for a person
     */
    record Failed(@Nullable Integer exitCode, String message) implements StepResult {}

    record Cancelled(String by) implements StepResult {}

    /** The portal is shutting down; another, or its next start, goes on from here. */
    record Interrupted() implements StepResult {}
}
