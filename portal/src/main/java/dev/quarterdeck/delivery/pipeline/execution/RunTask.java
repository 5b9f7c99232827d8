package dev.quarterdeck.delivery.pipeline.execution;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each run executed by some portal, and by another if that one is gone. */
@Configuration(proxyBeanMethods = false)
class RunTask {

    private static final FixedDelay SOON = FixedDelay.of(Duration.ofSeconds(1));
    private static final FixedDelay AFTER_FAILURE = FixedDelay.of(Duration.ofSeconds(5));

    @Bean
    CustomTask<Void> pipelineRunTask(RunExecution runs) {
        return Tasks.custom(RunQueue.TASK, Void.class)
                .onFailureReschedule(AFTER_FAILURE)
                .onDeadExecutionRevive()
                .execute((instance, _) -> execute(runs, RunId.of(instance.getId())));
    }

    private static CompletionHandler<Void> execute(RunExecution runs, RunId id) {
        try {
            return runs.execute(id) ? new OnCompleteRemove<>() : new OnCompleteReschedule<>(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OnCompleteReschedule<>(SOON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
