package dev.quarterdeck.shop.order;

public enum Payment implements Word {
    CASH_ON_DELIVERY,
    /** The goods leave once the money has arrived. */
    PREPAID
}
