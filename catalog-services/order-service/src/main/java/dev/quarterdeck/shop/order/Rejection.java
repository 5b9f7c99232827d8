package dev.quarterdeck.shop.order;

/** Why an order came to nothing. */
public enum Rejection implements Word {
    OUT_OF_STOCK,
    /** It could not be found out in time whether there are goods. */
    STOCK_UNAVAILABLE,
    NOT_PAID,
    /** The goods went back before they could be confirmed; a payment that was made has to be returned. */
    RESERVATION_LOST
}
