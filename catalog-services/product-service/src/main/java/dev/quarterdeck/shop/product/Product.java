package dev.quarterdeck.shop.product;

public record Product(String sku, String name, String description, String category, Price price) {}
