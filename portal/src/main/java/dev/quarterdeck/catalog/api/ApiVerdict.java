package dev.quarterdeck.catalog.api;

import java.util.Locale;

/** What a new version means for those who call the API. */
public enum ApiVerdict {
    SAME,
    COMPATIBLE,
    BREAKING,
    /** One of the two is no OpenAPI document. */
    UNREADABLE;

    /** As it is written in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApiVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
