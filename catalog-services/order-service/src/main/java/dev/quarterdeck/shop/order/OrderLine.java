package dev.quarterdeck.shop.order;

/** @param unitPrice in euro cents, as it was when the order was placed */
public record OrderLine(String sku, String name, int quantity, long unitPrice) {

    public long price() {
        return quantity * unitPrice;
    }
}
