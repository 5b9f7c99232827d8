package dev.quarterdeck.shop.order.placement;

import dev.quarterdeck.shop.order.Order;
import java.util.Map;

/** What came of placing an order. */
public sealed interface PlacementOutcome {

    /** The order is written down and will be settled, if not at once; {@link Order#state()} says how far it got. */
    record Placed(Order order) implements PlacementOutcome {}

    /** The draft breaks the terms of trade; nothing was written down. */
    record Refused(Refusal reason, Map<String, Object> details) implements PlacementOutcome {

        public Refused {
            details = Map.copyOf(details);
        }
    }

    /** Why a draft does not become an order. */
    enum Refusal {
        UNKNOWN_PRODUCT("A product of the order is not sold here."),
        TOO_MANY("The order asks for too many pieces of one product."),
        CASH_LIMIT("An order of this value has to be paid in advance."),
        KEY_IN_USE("The idempotency key stands for another order.");

        private final String message;

        Refusal(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }
}
