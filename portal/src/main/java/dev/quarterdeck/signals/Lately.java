package dev.quarterdeck.signals;

import dev.quarterdeck.platform.EntityRef;

/** How a component did in the last minutes. */
public record Lately(Place place, Measure measure) {

    public record Place(EntityRef component, String environment) {}
}
