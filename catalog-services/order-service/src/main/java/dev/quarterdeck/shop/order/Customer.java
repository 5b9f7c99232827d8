package dev.quarterdeck.shop.order;

public record Customer(String name, String address) {}
