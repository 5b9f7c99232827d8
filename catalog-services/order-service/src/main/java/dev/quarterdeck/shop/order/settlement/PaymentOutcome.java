package dev.quarterdeck.shop.order.settlement;

import dev.quarterdeck.shop.order.Order;

/** What came of paying for an order. */
public sealed interface PaymentOutcome {

    record Accepted(Order order) implements PaymentOutcome {}

    /** The order is not one to pay in advance, or it is too late. */
    record NotPayable(Order order) implements PaymentOutcome {}
}
