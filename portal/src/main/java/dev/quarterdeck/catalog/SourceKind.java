package dev.quarterdeck.catalog;

import java.util.Locale;

/** What sort of place descriptors are read from. */
public enum SourceKind {
    FOLDER,
    GIT;

    /** As it is written in the database and in URLs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SourceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
