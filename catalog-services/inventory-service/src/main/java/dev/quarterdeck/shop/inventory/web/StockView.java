package dev.quarterdeck.shop.inventory.web;

import dev.quarterdeck.shop.inventory.StockLevel;

record StockView(String sku, int available) {

    static StockView of(StockLevel level) {
        return new StockView(level.sku(), level.available());
    }
}
