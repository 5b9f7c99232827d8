package dev.quarterdeck.identity;

import java.util.Locale;

/** What a person may do. Everybody who is signed in may read everything. */
public enum Role {
    VIEWER("Reads everything"),
    ENGINEER("Runs pipelines, promotes, asks for production, rolls back, restarts"),
    APPROVER("Decides about changes to production that others ask for; rolls back"),
    MANAGER("Reads everything, and the reports"),
    ADMIN("Does everything but decide about their own requests");

    private final String meaning;

    Role(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** As tables and forms write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String authority() {
        return "ROLE_" + name();
    }
}
