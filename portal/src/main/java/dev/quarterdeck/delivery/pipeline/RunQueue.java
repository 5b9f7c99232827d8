package dev.quarterdeck.delivery.pipeline;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.time.Clock;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where runs wait until a portal executes them. */
@Component
public class RunQueue {

    /** The scheduler's name for what it does with a run. */
    public static final String TASK = "pipeline-run";

    private final SchedulerClient scheduler;
    private final LiveUpdates live;
    private final Clock clock;

    RunQueue(@Lazy SchedulerClient scheduler, LiveUpdates live, Clock clock) {
        this.scheduler = scheduler;
        this.live = live;
        this.clock = clock;
    }

    void add(Run run) {
        scheduler.scheduleIfNotExists(new TaskInstance<>(TASK, run.id().toString()), clock.instant());
        live.announce("%s is queued".formatted(run.title()), RunTopics.of(run));
    }

    void announceCancelling(Run run) {
        live.announce("%s is being cancelled".formatted(run.title()), RunTopics.of(run));
    }
}
