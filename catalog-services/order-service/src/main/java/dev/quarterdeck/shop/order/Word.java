package dev.quarterdeck.shop.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum constant that is written in lower case, in JSON as in the database. */
interface Word {

    String name();

    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
