package dev.quarterdeck.shop.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of products as the catalogue lists them.
 *
 * @param next the last SKU of this page, to ask for the following one; null if this is the last page
 */
record Catalogue(List<Product> products, @Nullable String next) {

    record Category(String slug, String name, int products) {}

    record Product(String sku, String name, String description, String category, Price price) {}

    record Price(Money list, Money current) {

        public boolean reduced() {
            return current.cents() < list.cents();
        }
    }
}
