package dev.quarterdeck.platform.live;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    private static final Duration KEPT = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> liveEventCleaning(LiveEventRepository events, Clock clock) {
        return Tasks.recurring("live-event-cleaning", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((_, _) -> events.dropBefore(clock.instant().minus(KEPT)));
    }
}
