package dev.quarterdeck.shop.product;

public record Category(String slug, String name, int products) {}
