package dev.quarterdeck.delivery.pipeline;

import java.util.Locale;

public enum StepState {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    CANCELLED;

    /** As it is written in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StepState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isFinished() {
        return this != WAITING && this != RUNNING;
    }
}
