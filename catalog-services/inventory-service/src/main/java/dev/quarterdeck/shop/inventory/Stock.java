package dev.quarterdeck.shop.inventory;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is in the warehouse. */
@Component
public class Stock {

    private static final Logger log = LoggerFactory.getLogger(Stock.class);

    private final StockRepository stock;
    private final InventorySettings settings;
    private final InventoryMetrics metrics;
    private final Clock clock;

    Stock(StockRepository stock, InventorySettings settings, InventoryMetrics metrics, Clock clock) {
        this.stock = stock;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param skus all if empty; what is not known is left out */
    public List<StockLevel> list(List<String> skus) {
        return stock.list(skus);
    }

    public StockLevel find(String sku) {
        return stock.find(sku).orElseThrow(() -> new StockNotFound(sku));
    }

    /** Buys in what runs low. The supplier of this shop delivers at once. */
    public void replenish() {
        for (var delivery : stock.replenish(settings.reorderPoint(), clock.instant())) {
            log.info("Bought in {} pieces of {}", delivery.quantity(), delivery.sku());
            metrics.countReplenished(delivery.quantity());
        }
    }
}
