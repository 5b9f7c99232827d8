package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;

/** Where a component runs, in promotion order. */
public record EnvironmentStrip(EntityRef component, List<PlaceView> places) {

    public EnvironmentStrip {
        places = List.copyOf(places);
    }

    public boolean deployed() {
        return places.stream().anyMatch(place -> place.version() != null);
    }
}
