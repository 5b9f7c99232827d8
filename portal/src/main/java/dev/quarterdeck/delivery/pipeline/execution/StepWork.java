package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.definition.InvalidPipeline;
import dev.quarterdeck.delivery.release.TestSummary;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** What there is to do in a step: the portal's own two, and commands. */
@Component
class StepWork {

    private final Checkout checkout;
    private final CommandStep command;
    private final JobStep job;
    private final Publication publication;
    private final Interruptions interruptions;

    StepWork(
            Checkout checkout, CommandStep command, JobStep job, Publication publication, Interruptions interruptions) {
        this.checkout = checkout;
        this.command = command;
        this.job = job;
        this.publication = publication;
        this.interruptions = interruptions;
    }

    StepResult perform(Run run, Step step, Workspace workspace, StepOutput output)
            throws IOException, InterruptedException, InvalidPipeline {
        var interruption = interruptions.of(run.id());
        if (interruption.isPresent()) {
            return interruption.get();
        }
        if (step.isCheckout()) {
            return checkout.perform(run, workspace, output);
        }
        if (step.isPublish()) {
            var source = checkout.sourceOf(run);
            return publication.perform(run, step, workspace, checkout.read(run, workspace), source, output);
        }
        if (job.takes(step)) {
            return job.perform(run, step, workspace, output);
        }
        return command.perform(run, step, workspace, output);
    }

    /** What the tests of a step that failed have found; nothing if they left no report that can be read. */
    TestSummary keepTests(Run run, Workspace workspace, StepOutput output) {
        try {
            var pipeline = checkout.read(run, workspace);
            return TestCases.summaryOf(publication.keepTests(run, workspace, pipeline, output));
        } catch (IOException | InvalidPipeline e) {
            return TestSummary.NONE;
        }
    }
}
