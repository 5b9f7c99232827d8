package dev.quarterdeck.signals.rollup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RollupTasks {

    @Bean
    RecurringTask<Void> signalRollup(Rollups rollups) {
        return Tasks.recurring("signal-rollup", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((_, _) -> rollups.rollUp());
    }

    @Bean
    RecurringTask<Void> signalPartitions(Partitions partitions) {
        return Tasks.recurring("signal-partitions", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((_, _) -> partitions.tend());
    }
}
