package dev.quarterdeck.shop.order.settlement;

/** What the inventory said to a request. */
sealed interface InventoryAnswer {

    record Done() implements InventoryAnswer {}

    record OutOfStock() implements InventoryAnswer {}

    /** The reservation has come to another end than the one asked for. */
    record AlreadySettled() implements InventoryAnswer {}

    /** No answer, or none that makes sense: whether it was done has to be asked again. */
    record Unknown() implements InventoryAnswer {}
}
