package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Failed;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Succeeded;

/** What a command ended with. */
record ExitCode(int value) {

    StepResult result(Step step, StepOutput output) {
        if (value == 0) {
            return new Succeeded();
        }
        var complaint = output.complaint();
        var message = "%s failed with exit code %d".formatted(step.name(), value);
        return new Failed(value, complaint == null ? message : message + ": " + complaint.strip());
    }
}
