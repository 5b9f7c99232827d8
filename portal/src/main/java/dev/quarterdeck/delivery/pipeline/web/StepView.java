package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the list at the side of a run. */
record StepView(
        int position,
        String name,
        StateView state,
        String took,
        boolean current,
        @Nullable String message) {

    static StepView of(Step step, int current, Instant now) {
        return new StepView(
                step.position(),
                step.name(),
                StateView.of(step.state()),
                Took.inWords(step.tookUntil(now)),
                step.position() == current,
                step.message());
    }
}
