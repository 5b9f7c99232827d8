package dev.quarterdeck.delivery.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a deployment is. */
public enum DeploymentState {
    REQUESTED("Requested"),
    /** Another one is under way in the same place. */
    WAITING("Waiting"),
    PROGRESSING("Rolling out"),
    /** All replicas are ready; they must stay so for a moment. */
    VERIFYING("Verifying"),
    ROLLING_BACK("Rolling back"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    ROLLED_BACK("Rolled back"),
    CANCELLED("Cancelled");

    private final String word;

    DeploymentState(String word) {
        this.word = word;
    }

    /** As the database and the API write it: {@code rolled-back}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DeploymentState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static List<String> keysOf(DeploymentState... states) {
        return Arrays.stream(states).map(DeploymentState::key).toList();
    }

    public String word() {
        return word;
    }

    public boolean finished() {
        return switch (this) {
            case SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> true;
            case REQUESTED, WAITING, PROGRESSING, VERIFYING, ROLLING_BACK -> false;
        };
    }

    /** Whether it holds its place, so that no other may begin there. */
    public boolean underWay() {
        return switch (this) {
            case PROGRESSING, VERIFYING, ROLLING_BACK -> true;
            case REQUESTED, WAITING, SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> false;
        };
    }

    /** What may come next; a deployment never goes any other way. */
    boolean mayBecome(DeploymentState next) {
        return switch (this) {
            case REQUESTED -> next == WAITING || next == PROGRESSING || next == CANCELLED;
            case WAITING -> next == PROGRESSING || next == CANCELLED;
            case PROGRESSING -> next == VERIFYING || next == ROLLING_BACK || next == FAILED;
            case VERIFYING -> next == SUCCEEDED || next == PROGRESSING || next == ROLLING_BACK || next == FAILED;
            case ROLLING_BACK -> next == ROLLED_BACK || next == FAILED;
            case SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> false;
        };
    }
}
