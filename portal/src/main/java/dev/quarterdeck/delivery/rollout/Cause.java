package dev.quarterdeck.delivery.rollout;

import java.util.Locale;

/** Why a deployment was requested. */
public enum Cause {
    INITIAL("first deployment"),
    PIPELINE("new release"),
    PROMOTION("promotion"),
    ROLLBACK("roll back"),
    CONFIGURATION("changed configuration");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
