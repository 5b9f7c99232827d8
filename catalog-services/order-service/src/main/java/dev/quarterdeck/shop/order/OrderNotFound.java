package dev.quarterdeck.shop.order;

import dev.quarterdeck.shop.kit.NotFound;
import java.util.UUID;

class OrderNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    OrderNotFound(UUID id) {
        super("There is no order %s.".formatted(id));
    }
}
