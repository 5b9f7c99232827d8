package dev.quarterdeck.shop.order;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
public class OrderMetrics {

    private final Counter placed;
    private final Counter confirmed;
    private final Counter rejected;
    private final Counter revenue;
    private final Counter payments;
    private final Counter succeeded;

    OrderMetrics(CollectorRegistry registry) {
        placed = Counter.build("orders_placed_total", "Orders written down")
                .labelNames("payment")
                .register(registry);
        confirmed = Counter.build("orders_confirmed_total", "Orders confirmed")
                .labelNames("payment")
                .register(registry);
        rejected = Counter.build("orders_rejected_total", "Orders that came to nothing")
                .labelNames("reason")
                .register(registry);
        revenue = Counter.build("orders_revenue_total", "Value of the confirmed orders in euros")
                .register(registry);
        payments = Counter.build("payments_total", "Payments in advance that came, or did not come in time")
                .register(registry);
        succeeded = Counter.build("payments_succeeded_total", "Payments in advance that came")
                .register(registry);
        // present at zero, so that a rate can be taken from the first order on
        Stream.of(Payment.values()).map(Payment::word).forEach(payment -> {
            placed.labels(payment);
            confirmed.labels(payment);
        });
        Stream.of(Rejection.values()).map(Rejection::word).forEach(rejected::labels);
    }

    public void countPlaced(Order order) {
        placed.labels(order.payment().word()).inc();
    }

    public void countConfirmed(Order order) {
        confirmed.labels(order.payment().word()).inc();
        revenue.inc(order.total() / 100.0);
    }

    public void countPaid() {
        payments.inc();
        succeeded.inc();
    }

    public void countRejected(Rejection reason) {
        rejected.labels(reason.word()).inc();
        if (reason == Rejection.NOT_PAID) {
            payments.inc();
        }
    }
}
