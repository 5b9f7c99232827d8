package dev.quarterdeck.shop.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the warehouse is run.
 *
 * @param longestReservation nobody may hold goods for longer
 * @param reorderPoint a product of which fewer pieces are available is bought in; 0 buys nothing in
 * @param upkeepInterval how often expired reservations are given back and low products bought in
 */
@ConfigurationProperties("inventory")
public record InventorySettings(Duration longestReservation, int reorderPoint, Duration upkeepInterval) {

    public InventorySettings {
        if (!longestReservation.isPositive()) {
            throw new IllegalArgumentException("INVENTORY_LONGEST_RESERVATION_MINUTES: is not above 0");
        }
        if (reorderPoint < 0) {
            throw new IllegalArgumentException("INVENTORY_REORDER_POINT: %d is below 0".formatted(reorderPoint));
        }
    }
}
