package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;

/**
 * A deployment as one line of news.
 *
 * @param state as the deployment's own, {@code rolled-back} for one
 */
public record Change(
        long deployment,
        EntityRef component,
        String version,
        String environment,
        boolean production,
        String state,
        String explanation,
        Instant at) {

    public String css() {
        return switch (state) {
            case "succeeded" -> "is-ok";
            case "failed", "rolled-back" -> "is-fail";
            case "cancelled" -> "is-mute";
            default -> "is-busy";
        };
    }

    public String icon() {
        return switch (state) {
            case "succeeded" -> "ti-circle-check";
            case "failed", "rolled-back" -> "ti-circle-x";
            case "cancelled" -> "ti-ban";
            default -> "ti-progress";
        };
    }
}
