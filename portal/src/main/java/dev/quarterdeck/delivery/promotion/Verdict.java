package dev.quarterdeck.delivery.promotion;

import java.util.Locale;

/** How somebody decided. */
public enum Verdict {
    APPROVED,
    REFUSED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
