package dev.quarterdeck.shop.inventory;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import org.springframework.stereotype.Component;

@Component
class InventoryMetrics {

    private final Counter reservations;
    private final Counter replenished;

    InventoryMetrics(CollectorRegistry registry) {
        reservations = Counter.build("stock_reservations_total", "Reservations by what became of them")
                .labelNames("outcome")
                .register(registry);
        replenished = Counter.build("stock_replenished_pieces_total", "Pieces bought in")
                .register(registry);
    }

    void count(ReservationState state) {
        reservations.labels(state.word()).inc();
    }

    void countOutOfStock() {
        reservations.labels("out_of_stock").inc();
    }

    void countReplenished(int pieces) {
        replenished.inc(pieces);
    }
}
