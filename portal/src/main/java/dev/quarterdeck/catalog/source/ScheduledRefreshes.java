package dev.quarterdeck.catalog.source;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.quarterdeck.catalog.SourcesChanged;
import java.time.Clock;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has sources read soon, in the background; one that is being read just now once more. */
@Component
class ScheduledRefreshes {

    private final CatalogSources sources;
    private final CustomTask<Void> refresh;
    private final OneTimeTask<Void> again;
    private final SchedulerClient scheduler;
    private final Clock clock;

    ScheduledRefreshes(
            CatalogSources sources,
            CustomTask<Void> catalogSourceRefresh,
            OneTimeTask<Void> catalogSourceAgain,
            @Lazy SchedulerClient scheduler,
            Clock clock) {
        this.sources = sources;
        this.refresh = catalogSourceRefresh;
        this.again = catalogSourceAgain;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    void on(SourcesChanged changed) {
        sources.all().stream()
                .filter(source -> changed.location().test(source.location()))
                .forEach(source -> soon(source.id().toString()));
    }

    private void soon(String source) {
        try {
            if (!scheduler.scheduleIfNotExists(refresh.instance(source), clock.instant())) {
                scheduler.reschedule(refresh.instance(source), clock.instant());
            }
        } catch (TaskInstanceCurrentlyExecutingException reading) {
            scheduler.scheduleIfNotExists(again.instance(source), clock.instant());
        } catch (TaskInstanceNotFoundException _) {
            // it was removed meanwhile
        }
    }
}
