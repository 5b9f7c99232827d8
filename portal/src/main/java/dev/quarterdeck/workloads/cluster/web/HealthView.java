package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Health;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How something does, as a page shows it. */
public record HealthView(
        String css, String icon, String word, @Nullable String why) {

    /** @param stale whether the cluster does not answer, so that this is how it was */
    static HealthView of(Health health, boolean stale) {
        var word = switch (health.status()) {
            case HEALTHY -> "Healthy";
            case PROGRESSING -> "Progressing";
            case SUSPENDED -> "Suspended";
            case MISSING -> "Missing";
            case DEGRADED -> "Degraded";
            case UNKNOWN -> "Unknown";
        };
        return new HealthView(
                stale ? "is-mute" : css(health.status()),
                icon(health.status()),
                stale ? "Was " + word.toLowerCase(Locale.ROOT) : word,
                health.why());
    }

    private static String css(Health.Status status) {
        return switch (status) {
            case HEALTHY -> "is-ok";
            case PROGRESSING -> "is-busy";
            case MISSING -> "is-warn";
            case DEGRADED -> "is-fail";
            case SUSPENDED, UNKNOWN -> "is-mute";
        };
    }

    private static String icon(Health.Status status) {
        return switch (status) {
            case HEALTHY -> "ti-circle-check";
            case PROGRESSING -> "ti-progress";
            case SUSPENDED -> "ti-player-pause";
            case MISSING -> "ti-alert-triangle";
            case DEGRADED -> "ti-circle-x";
            case UNKNOWN -> "ti-help-circle";
        };
    }
}
