package dev.quarterdeck.shop.inventory;

import dev.quarterdeck.shop.kit.trace.RequestContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What has to be done again and again. Any number of replicas may do it at once. */
@Component
class Upkeep {

    private final Reservations reservations;
    private final Stock stock;

    Upkeep(Reservations reservations, Stock stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Scheduled(initialDelayString = "${inventory.upkeep-interval}", fixedDelayString = "${inventory.upkeep-interval}")
    void run() {
        try (var _ = RequestContext.begin().open()) {
            reservations.expireOverdue();
            stock.replenish();
        }
    }
}
