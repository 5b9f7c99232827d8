package dev.quarterdeck.catalog.scorecard;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvaluationTasks {

    @Bean
    RecurringTask<Void> scorecardEvaluation(Evaluations evaluations) {
        return Tasks.recurring("scorecard-evaluation", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((_, _) -> evaluations.evaluate());
    }
}
