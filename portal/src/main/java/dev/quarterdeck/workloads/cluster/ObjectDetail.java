package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory.Description;
import dev.quarterdeck.connector.inventory.Inventory.Revision;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of a cluster, and what it is a part of.
 *
 * @param health with the reason that its pods give
 * @param neighbours of the workload that it is a part of
 * @param events about it and what it controls, newest first
 * @param description as it is now; null if the cluster did not say in time
 * @param silence why it did not; null if it did
 * @param revisions that can be gone back to, newest first; null if the cluster did not say in time
 * @param keeper the page of the workload that the portal itself keeps as it is, of which this is a part; null if it is of
 *     none
 */
public record ObjectDetail(
        String cluster,
        Standing standing,
        ClusterObject object,
        Health health,
        ObjectTree tree,
        List<Neighbour> neighbours,
        List<ObjectEvent> events,
        @Nullable Description description,
        @Nullable String silence,
        @Nullable List<Revision> revisions,
        @Nullable String keeper) {

    /** What in the end controls it; itself if nothing does. */
    public ClusterObject root() {
        return tree.rows().getFirst().row().object();
    }

    /** Inside of the pods that it runs, or of itself. */
    public List<String> images() {
        return Words.images(object);
    }

    public @Nullable String summary() {
        return Summaries.of(object.facts(), object.kind());
    }

    public Facts.@Nullable Pod pod() {
        return object.facts() instanceof Facts.Pod pod ? pod : null;
    }

    /** Whether it is a pod, or runs some. */
    public boolean isOfPods() {
        return object.facts() instanceof Facts.Pod || object.facts() instanceof Facts.Runs;
    }

    public Facts.@Nullable Node node() {
        return object.facts() instanceof Facts.Node node ? node : null;
    }

    public Facts.@Nullable Data data() {
        return object.facts() instanceof Facts.Data data ? data : null;
    }
}
