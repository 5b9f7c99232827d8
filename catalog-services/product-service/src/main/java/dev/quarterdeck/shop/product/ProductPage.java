package dev.quarterdeck.shop.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some products in the order of their names.
 *
 * @param next the {@link ProductFilter#after} of the following page; null if this is the last
 */
public record ProductPage(List<Product> products, @Nullable String next) {

    public ProductPage {
        products = List.copyOf(products);
    }
}
