package dev.quarterdeck.catalog;

import java.time.Duration;
import java.util.Locale;

/** What sort of place descriptors are read from. */
public enum SourceKind {
    FOLDER("Folder of this machine", Duration.ofSeconds(30)),
    GIT("Git repository", Duration.ofSeconds(30)),
    GITHUB("GitHub organisation", Duration.ofMinutes(10)),
    URL("File on the web", Duration.ofMinutes(5)),
    UPLOAD("Uploaded file", Duration.ofDays(1));

    private final String title;
    private final Duration usualInterval;

    SourceKind(String title, Duration usualInterval) {
        this.title = title;
        this.usualInterval = usualInterval;
    }

    public String title() {
        return title;
    }

    /** How often such a place is looked at, unless somebody wants it otherwise. */
    public Duration usualInterval() {
        return usualInterval;
    }

    /** As it is written in the database and in URLs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SourceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
