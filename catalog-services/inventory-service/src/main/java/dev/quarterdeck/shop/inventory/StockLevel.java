package dev.quarterdeck.shop.inventory;

/**
 * How much there is of a product.
 *
 * @param onHand pieces in the warehouse
 * @param reserved of these, pieces promised to somebody
 */
public record StockLevel(String sku, int onHand, int reserved) {

    public int available() {
        return onHand - reserved;
    }
}
