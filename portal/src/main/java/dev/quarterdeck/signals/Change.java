package dev.quarterdeck.signals;

import java.time.Instant;

/**
 * Something that was changed, and may explain what is seen.
 *
 * @param letter that stands for it in each chart: D for a deployment, B for one back, C for a configuration
 * @param state of the deployment, as it is written in the database
 */
public record Change(Instant at, String letter, String title, String path, String state) {

    public String css() {
        return switch (state) {
            case "succeeded" -> "is-mute";
            case "failed", "rolled-back" -> "is-fail";
            default -> "is-busy";
        };
    }
}
