package dev.quarterdeck.shop.product;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the shop sells just now.
 *
 * @param pageSize most products on one page, from 1 to 100
 * @param discountPercent taken off every list price, from 0 to 90
 */
@ConfigurationProperties("products")
record ProductSettings(int pageSize, int discountPercent) {

    ProductSettings {
        if (pageSize < 1 || pageSize > 100) {
            throw new IllegalArgumentException("PRODUCTS_PAGE_SIZE: %d is not from 1 to 100".formatted(pageSize));
        }
        if (discountPercent < 0 || discountPercent > 90) {
            throw new IllegalArgumentException(
                    "PRODUCTS_DISCOUNT_PERCENT: %d is not from 0 to 90".formatted(discountPercent));
        }
    }
}
