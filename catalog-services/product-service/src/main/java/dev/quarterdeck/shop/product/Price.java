package dev.quarterdeck.shop.product;

/**
 * What one piece costs, in euro cents.
 *
 * @param list without any discount
 * @param current what a customer pays now
 */
public record Price(long list, long current) {

    /** @param discountPercent from 0 to 90; the result is rounded to the customer's advantage */
    static Price of(long list, int discountPercent) {
        return new Price(list, list * (100 - discountPercent) / 100);
    }
}
