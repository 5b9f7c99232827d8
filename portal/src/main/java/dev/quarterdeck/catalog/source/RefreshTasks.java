package dev.quarterdeck.catalog.source;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every source looked at as often as it wants, each on its own, so that a slow one keeps no other waiting. */
@Configuration(proxyBeanMethods = false)
class RefreshTasks {

    private static final String ACTOR = "system:catalog";
    private static final Duration RETRY = Duration.ofSeconds(30);

    @Bean
    CustomTask<Void> catalogSourceRefresh(CatalogSources sources) {
        return Tasks.custom("catalog-source", Void.class)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute((task, context) -> refresh(sources, SourceId.of(task.getId())));
    }

    private static CompletionHandler<Void> refresh(CatalogSources sources, SourceId id) {
        try {
            sources.refresh(id, ACTOR);
            return new OnCompleteReschedule<>(FixedDelay.of(sources.find(id).every()));
        } catch (SourceNotFound gone) {
            return new OnCompleteRemove<>();
        }
    }

    /** For a source of which somebody says that it changed while it is being read. */
    @Bean
    OneTimeTask<Void> catalogSourceAgain(CatalogSources sources) {
        return Tasks.oneTime("catalog-source-again")
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute((task, context) -> refresh(sources, SourceId.of(task.getId())));
    }

    /** Begins with those that were added since. */
    @Bean
    RecurringTask<Void> catalogRefresh(CatalogSources sources, CustomTask<Void> catalogSourceRefresh, Clock clock) {
        return Tasks.recurring("catalog-refresh", FixedDelay.of(RETRY)).execute((task, context) -> {
            for (var source : sources.all()) {
                context.getSchedulerClient()
                        .scheduleIfNotExists(
                                catalogSourceRefresh.instance(source.id().toString()), clock.instant());
            }
        });
    }
}
