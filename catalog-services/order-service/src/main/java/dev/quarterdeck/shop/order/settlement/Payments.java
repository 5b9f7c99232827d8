package dev.quarterdeck.shop.order.settlement;

import dev.quarterdeck.shop.order.OrderMetrics;
import dev.quarterdeck.shop.order.OrderRepository;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes payments that have arrived. */
@Component
public class Payments {

    private final OrderRepository orders;
    private final Settlement settlement;
    private final OrderMetrics metrics;
    private final Clock clock;

    Payments(OrderRepository orders, Settlement settlement, OrderMetrics metrics, Clock clock) {
        this.orders = orders;
        this.settlement = settlement;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A payment that was noted before is accepted again and changes nothing. */
    public PaymentOutcome pay(UUID id) {
        if (orders.pay(id, clock.instant())) {
            metrics.countPaid();
            return new PaymentOutcome.Accepted(settlement.settle(id));
        }
        var order = orders.find(id);
        return order.paidAt() == null ? new PaymentOutcome.NotPayable(order) : new PaymentOutcome.Accepted(order);
    }
}
