package dev.quarterdeck.shop.order.settlement;

import dev.quarterdeck.shop.kit.trace.RequestContext;
import dev.quarterdeck.shop.order.OrderRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up orders that a crash, a time-out or a missing payment left open. Replicas share the work. */
@Component
class RepairJob {

    private static final Logger log = LoggerFactory.getLogger(RepairJob.class);
    private static final int BATCH = 20;
    private static final Duration CLAIM = Duration.ofSeconds(15);

    private final OrderRepository orders;
    private final Settlement settlement;
    private final Clock clock;

    RepairJob(OrderRepository orders, Settlement settlement, Clock clock) {
        this.orders = orders;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${orders.repair-interval}", fixedDelayString = "${orders.repair-interval}")
    void run() {
        var now = clock.instant();
        for (var id : orders.claimDue(now, now.plus(CLAIM), BATCH)) {
            try (var _ = RequestContext.begin().open()) {
                settle(id);
            }
        }
    }

    private void settle(UUID id) {
        try {
            var order = settlement.settle(id);
            if (!order.state().open()) {
                log.info("Order {} is {} now", id, order.state());
            }
        } catch (RuntimeException e) {
            log.error("Order {} could not be settled, and will be looked at again", id, e);
        }
    }
}
