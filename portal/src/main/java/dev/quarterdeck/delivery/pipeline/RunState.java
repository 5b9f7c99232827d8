package dev.quarterdeck.delivery.pipeline;

import java.util.Locale;

public enum RunState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** As it is written in the database, in URLs and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isFinished() {
        return this != QUEUED && this != RUNNING;
    }
}
