package dev.quarterdeck.shop.storefront;

import com.fasterxml.jackson.annotation.JsonCreator;

/** An amount in euro cents. */
record Money(long cents) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Money {}

    @Override
    public String toString() {
        return "€ %d.%02d".formatted(cents / 100, cents % 100);
    }
}
