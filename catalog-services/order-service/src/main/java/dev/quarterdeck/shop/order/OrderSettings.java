package dev.quarterdeck.shop.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The terms of trade.
 *
 * @param reservation how long goods are held for an order that is not confirmed
 * @param maxQuantity most pieces of one product in an order
 * @param cashLimitCents orders above it, in euro cents, have to be paid in advance
 * @param repairInterval how often open orders are looked at
 */
@ConfigurationProperties("orders")
public record OrderSettings(Duration reservation, int maxQuantity, long cashLimitCents, Duration repairInterval) {

    public OrderSettings {
        if (!reservation.isPositive()) {
            throw new IllegalArgumentException("ORDERS_RESERVATION_MINUTES: is not above 0");
        }
        if (maxQuantity < 1) {
            throw new IllegalArgumentException("ORDERS_MAX_QUANTITY: %d is below 1".formatted(maxQuantity));
        }
        if (cashLimitCents < 0) {
            throw new IllegalArgumentException("ORDERS_CASH_LIMIT_CENTS: %d is below 0".formatted(cashLimitCents));
        }
    }
}
