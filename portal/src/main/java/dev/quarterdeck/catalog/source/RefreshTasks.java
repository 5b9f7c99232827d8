package dev.quarterdeck.catalog.source;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every source looked at regularly, each on its own, so that a slow one keeps no other waiting. */
@Configuration(proxyBeanMethods = false)
class RefreshTasks {

    private static final String ACTOR = "system:catalog";
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    @Bean
    OneTimeTask<Void> catalogSourceRefresh(CatalogSources sources) {
        return refresh("catalog-source", sources);
    }

    /** For a source of which somebody says that it changed while it is being read. */
    @Bean
    OneTimeTask<Void> catalogSourceAgain(CatalogSources sources) {
        return refresh("catalog-source-again", sources);
    }

    private static OneTimeTask<Void> refresh(String name, CatalogSources sources) {
        return Tasks.oneTime(name)
                .onFailure(new OnFailureRetryLater<>(INTERVAL))
                .execute((task, context) -> sources.refresh(SourceId.of(task.getId()), ACTOR));
    }

    @Bean
    RecurringTask<Void> catalogRefresh(CatalogSources sources, OneTimeTask<Void> catalogSourceRefresh, Clock clock) {
        return Tasks.recurring("catalog-refresh", FixedDelay.of(INTERVAL)).execute((task, context) -> {
            for (var source : sources.all()) {
                context.getSchedulerClient()
                        .scheduleIfNotExists(
                                catalogSourceRefresh.instance(source.id().toString()), clock.instant());
            }
        });
    }
}
