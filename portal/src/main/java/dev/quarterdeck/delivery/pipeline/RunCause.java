package dev.quarterdeck.delivery.pipeline;

import java.util.Locale;

/** What made a run start. */
public enum RunCause {
    MANUAL,
    PUSH;

    /** As it is written in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunCause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
