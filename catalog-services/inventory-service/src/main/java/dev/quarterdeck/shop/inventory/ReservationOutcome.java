package dev.quarterdeck.shop.inventory;

/** What came of asking for goods, or of confirming or releasing them. */
public sealed interface ReservationOutcome {

    /** @param changed false if it was so before */
    record Accepted(Reservation reservation, boolean changed) implements ReservationOutcome {}

    /** Nothing was reserved: of {@code sku} there is not as much {@code available} as was asked for. */
    record OutOfStock(String sku, int available) implements ReservationOutcome {}

    /** The reservation is in a state from which there is no way to what was asked. */
    record AlreadySettled(Reservation reservation) implements ReservationOutcome {}

    /** The key stands for a reservation of other goods. */
    record KeyInUse(Reservation reservation) implements ReservationOutcome {}
}
