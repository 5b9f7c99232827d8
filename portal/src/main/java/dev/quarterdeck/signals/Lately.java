package dev.quarterdeck.signals;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * How a component did in the last minutes.
 *
 * @param source that measured it; null if its replicas here did
 */
public record Lately(Place place, Measure measure, @Nullable String source) {

    public Lately(Place place, Measure measure) {
        this(place, measure, null);
    }

    public record Place(EntityRef component, String environment) {}
}
