package dev.quarterdeck.catalog.source;

import com.github.kagkarlsson.scheduler.SchedulerClient;
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
    private final OneTimeTask<Void> refresh;
    private final OneTimeTask<Void> again;
    private final SchedulerClient scheduler;
    private final Clock clock;

    ScheduledRefreshes(
            CatalogSources sources,
            OneTimeTask<Void> catalogSourceRefresh,
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
        for (var source : sources.all()) {
            if (changed.location().test(source.location())) {
                var id = source.id().toString();
                if (!scheduler.scheduleIfNotExists(refresh.instance(id), clock.instant())) {
                    scheduler.scheduleIfNotExists(again.instance(id), clock.instant());
                }
            }
        }
    }
}
