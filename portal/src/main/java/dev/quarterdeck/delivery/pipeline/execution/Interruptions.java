package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.RunId;
import java.util.Optional;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Why a step should end before it does by itself. */
@Component
class Interruptions {

    private final RunJournal journal;
    private volatile boolean shuttingDown;

    Interruptions(RunJournal journal) {
        this.journal = journal;
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        shuttingDown = true;
    }

    Optional<StepResult> of(RunId run) {
        if (shuttingDown) {
            return Optional.of(new StepResult.Interrupted());
        }
        return journal.cancelledBy(run).map(StepResult.Cancelled::new);
    }
}
