package dev.quarterdeck.signals;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;

/**
 * Something that was changed, and may explain what is seen.
 *
 * @param letter that stands for it in each chart: D for a deployment, B for one back, C for a configuration
 * @param state of the deployment, as it is written in the database
 */
public record Change(Instant at, String letter, String title, String path, String state) {

    /** The same, naming whose change it was. */
    Change of(EntityRef component) {
        return new Change(at, letter, "%s: %s".formatted(component.name(), title), path, state);
    }

    public String css() {
        return switch (state) {
            case "succeeded" -> "is-mute";
            case "failed", "rolled-back" -> "is-fail";
            default -> "is-busy";
        };
    }
}
