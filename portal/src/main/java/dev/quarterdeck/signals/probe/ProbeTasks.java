package dev.quarterdeck.signals.probe;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProbeTasks {

    @Bean
    RecurringTask<Void> probeRound(ProbeRounds rounds) {
        return Tasks.recurring("probes", FixedDelay.of(Duration.ofSeconds(5))).execute((_, _) -> rounds.ask());
    }

    @Bean
    RecurringTask<Void> probeForgetting(ProbeRounds rounds) {
        return Tasks.recurring("probe-forgetting", FixedDelay.of(Duration.ofHours(6)))
                .execute((_, _) -> rounds.forget());
    }
}
