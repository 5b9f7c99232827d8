package dev.quarterdeck.shop.storefront;

import dev.quarterdeck.shop.storefront.Catalogue.Product;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A product and the form to order it.
 *
 * @param available empty if not known just now
 * @param refusal code of the reason why the form was not accepted; null if it was not sent yet
 */
record ProductPage(
        Product product,
        OptionalInt available,
        OrderForm form,
        @Nullable String refusal) {

    private static final int FEW = 10;

    public boolean soldOut() {
        return available.isPresent() && available.getAsInt() == 0;
    }

    /** Names the message about the stock. */
    public String availability() {
        if (available.isEmpty()) {
            return "stock.unknown";
        }
        if (soldOut()) {
            return "stock.none";
        }
        return available.getAsInt() < FEW ? "stock.few" : "stock.plenty";
    }
}
