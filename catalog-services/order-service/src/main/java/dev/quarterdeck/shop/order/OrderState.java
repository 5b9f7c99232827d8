package dev.quarterdeck.shop.order;

/**
 * Where an order is on its way.
 *
 * <pre>
 * PENDING ──> RESERVED ──> CONFIRMED
 *    └───────────┴───────> REJECTED
 * </pre>
 */
public enum OrderState implements Word {
    /** Written down; whether there are goods for it is not known yet. */
    PENDING,
    /** Goods are held for it; a prepaid order waits here for its payment. */
    RESERVED,
    CONFIRMED,
    REJECTED;

    public boolean open() {
        return this == PENDING || this == RESERVED;
    }
}
