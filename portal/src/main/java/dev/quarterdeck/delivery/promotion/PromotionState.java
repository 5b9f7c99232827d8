package dev.quarterdeck.delivery.promotion;

import java.util.Locale;

/** What became of a request. */
public enum PromotionState {
    AWAITING("Waiting for approval"),
    APPROVED("Approved"),
    REFUSED("Refused"),
    EXPIRED("Expired"),
    WITHDRAWN("Withdrawn");

    private final String word;

    PromotionState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PromotionState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
