package dev.quarterdeck.shop.inventory;

import dev.quarterdeck.shop.kit.NotFound;

class ReservationNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    ReservationNotFound(String key) {
        super("There is no reservation %s.".formatted(key));
    }
}
