package dev.quarterdeck.shop.inventory;

import dev.quarterdeck.shop.kit.NotFound;

class StockNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    StockNotFound(String sku) {
        super("Nothing is known of a product %s.".formatted(sku));
    }
}
