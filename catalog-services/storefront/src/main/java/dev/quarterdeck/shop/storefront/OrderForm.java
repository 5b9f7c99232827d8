package dev.quarterdeck.shop.storefront;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a customer fills in.
 *
 * @param key names this form, so that pressing its button twice places one order
 */
record OrderForm(String key, String sku, int quantity, String name, String address, String payment) {

    static OrderForm empty(String sku) {
        return new OrderForm(UUID.randomUUID().toString(), sku, 1, "", "", "cash_on_delivery");
    }

    Map<String, Object> toRequest() {
        return Map.of(
                "payment", payment,
                "customer", Map.of("name", name, "address", address),
                "lines", List.of(Map.of("sku", sku, "quantity", quantity)));
    }
}
