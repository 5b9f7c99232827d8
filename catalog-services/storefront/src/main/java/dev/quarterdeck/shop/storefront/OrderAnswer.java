package dev.quarterdeck.shop.storefront;

/** What the shop says to an {@link OrderForm}. */
sealed interface OrderAnswer {

    record Placed(PlacedOrder order) implements OrderAnswer {}

    /** @param code names the reason, and the message the customer gets */
    record Refused(String code) implements OrderAnswer {}
}
