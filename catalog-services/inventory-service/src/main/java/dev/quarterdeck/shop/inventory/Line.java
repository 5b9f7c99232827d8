package dev.quarterdeck.shop.inventory;

public record Line(String sku, int quantity) {}
