package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object in a list.
 *
 * @param health with the reason that its pods give
 */
public record ObjectRow(ClusterObject object, Health health) {

    public List<String> images() {
        return Words.images(object);
    }

    /** In a few words what is particular to its kind; null if nothing is. */
    public @Nullable String summary() {
        return Summaries.of(object.facts(), object.kind());
    }

    public boolean isPod() {
        return object.facts() instanceof Facts.Pod;
    }

    /** Where it runs; null if it is no pod, or has no place yet. */
    public @Nullable String node() {
        return object.facts() instanceof Facts.Pod pod ? pod.node() : null;
    }

    public int restarts() {
        return object.facts() instanceof Facts.Pod pod ? pod.restarts() : 0;
    }
}
