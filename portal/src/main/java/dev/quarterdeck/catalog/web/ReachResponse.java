package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.relation.Reach;
import java.util.List;

/** What an entity depends on, and what depends on it. */
record ReachResponse(Side dependsOn, Side impact) {

    static ReachResponse of(Reach dependencies, Reach impact) {
        return new ReachResponse(Side.of(dependencies), Side.of(impact));
    }

    /** @param total of which {@code nearest} are the nearest */
    record Side(List<Step> nearest, long total) {

        static Side of(Reach reach) {
            return new Side(
                    reach.first().stream()
                            .map(step -> new Step(step.entity().ref().toString(), step.distance()))
                            .toList(),
                    reach.total());
        }
    }

    /** @param distance 1 for what is related directly */
    record Step(String ref, int distance) {}
}
