package dev.quarterdeck.signals.trace.store;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceTasks {

    @Bean
    RecurringTask<Void> spanPartitioning(SpanPartitions partitions) {
        return Tasks.recurring("span-partitions", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((_, _) -> partitions.tend());
    }
}
