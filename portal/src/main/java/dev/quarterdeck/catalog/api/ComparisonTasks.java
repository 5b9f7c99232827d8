package dev.quarterdeck.catalog.api;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComparisonTasks {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Looks for what is not compared yet, so that nothing is forgotten whatever becomes of a portal. */
    @Bean
    RecurringTask<Void> apiComparison(Apis apis) {
        return Tasks.recurring("api-comparison", FixedDelay.of(INTERVAL)).execute((task, context) -> apis.compareNew());
    }
}
