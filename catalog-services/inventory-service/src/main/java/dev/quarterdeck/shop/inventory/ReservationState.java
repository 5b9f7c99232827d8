package dev.quarterdeck.shop.inventory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum ReservationState {
    HELD,
    /** The goods have left the stock. */
    CONFIRMED,
    /** Given back by the one who reserved. */
    RELEASED,
    /** Given back because nobody confirmed in time. */
    EXPIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
