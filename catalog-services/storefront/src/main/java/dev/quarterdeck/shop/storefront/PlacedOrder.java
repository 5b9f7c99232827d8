package dev.quarterdeck.shop.storefront;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands.
 *
 * @param payBefore null if there is nothing to pay in advance, any more
 */
record PlacedOrder(
        String id,
        String state,
        @Nullable String rejection,
        String payment,
        Customer customer,
        List<Line> lines,
        Money total,
        @Nullable Instant payBefore,
        boolean refundDue) {

    record Customer(String name, String address) {}

    record Line(String sku, String name, int quantity, Money unitPrice) {

        public Money price() {
            return new Money(quantity * unitPrice.cents());
        }
    }

    /** The beginning of the id: enough to talk about an order on the telephone. */
    public String number() {
        return id.substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
