package dev.quarterdeck.shop.product;

import dev.quarterdeck.shop.kit.NotFound;

class ProductNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    ProductNotFound(String sku) {
        super("There is no product %s.".formatted(sku));
    }
}
