package dev.quarterdeck.signals.objective;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ObjectiveTasks {

    @Bean
    RecurringTask<Void> objectiveEvaluation(Evaluation evaluation) {
        return Tasks.recurring("objective-evaluation", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((_, _) -> evaluation.evaluate());
    }

    @Bean
    RecurringTask<Void> objectiveAsking(Evaluation evaluation) {
        return Tasks.recurring("objective-asking", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((_, _) -> evaluation.ask());
    }

    @Bean
    RecurringTask<Void> objectiveForgetting(Counting counting) {
        return Tasks.recurring("objective-forgetting", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> counting.forget());
    }
}
