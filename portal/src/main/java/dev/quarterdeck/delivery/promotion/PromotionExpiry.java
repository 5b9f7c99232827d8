package dev.quarterdeck.delivery.promotion;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PromotionExpiry {

    @Bean
    RecurringTask<Void> promotionExpiryTask(PromotionRepository repository, Promotions promotions, Clock clock) {
        return Tasks.recurring("promotion-expiry", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((_, _) -> repository.expired(clock.instant()).forEach(promotions::expire));
    }
}
