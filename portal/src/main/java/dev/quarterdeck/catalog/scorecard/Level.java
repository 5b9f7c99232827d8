package dev.quarterdeck.catalog.scorecard;

import java.util.Arrays;
import java.util.Locale;

/** How far an entity has come; it has a level when it meets all rules of it and of those below. */
public enum Level {
    NONE,
    BASIC,
    BRONZE,
    SILVER,
    GOLD;

    /** @throws IllegalArgumentException if it is none */
    public static Level of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a level".formatted(word)));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return this == NONE ? "No level" : name().charAt(0) + word().substring(1);
    }
}
