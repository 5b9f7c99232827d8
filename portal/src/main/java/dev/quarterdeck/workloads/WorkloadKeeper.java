package dev.quarterdeck.workloads;

import dev.quarterdeck.platform.live.LiveUpdates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was seen of workloads, and tells whoever looks at them. */
@Component
class WorkloadKeeper {

    private final WorkloadRepository workloads;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    WorkloadKeeper(
            WorkloadRepository workloads,
            LiveUpdates live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.workloads = workloads;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Does nothing if it is as it was before.
     *
     * @param last what is kept of it; null for nothing
     */
    void keep(DesiredWorkload desired, @Nullable ObservedWorkload last, ObservedWorkload now) {
        if (last != null && same(last, now)) {
            return;
        }
        var component = desired.component();
        var environment = desired.environment();
        transaction.executeWithoutResult(_ -> {
            workloads.keepObserved(component, environment, now);
            live.announce(
                    "%s in %s: %d of %d replicas ready"
                            .formatted(component.name(), environment, now.ready(), now.replicas()),
                    topics(desired));
        });
        events.publishEvent(new WorkloadChanged(component, environment));
    }

    private static boolean same(ObservedWorkload before, ObservedWorkload now) {
        return new ObservedWorkload(
                        before.revision(), before.replicas(), before.observed(), before.stalled(), now.observedAt())
                .equals(now);
    }

    /** Tells that there is something else to see of it. */
    void announce(DesiredWorkload desired, String what) {
        transaction.executeWithoutResult(_ -> live.announce(what, topics(desired)));
    }

    private static String[] topics(DesiredWorkload desired) {
        var name = desired.component().name();
        return new String[] {"workloads", "workload/%s/%s".formatted(desired.environment(), name), "component/" + name};
    }
}
