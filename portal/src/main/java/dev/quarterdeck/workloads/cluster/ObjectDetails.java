package dev.quarterdeck.workloads.cluster;

import static java.util.stream.Collectors.toSet;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Inventory.Description;
import dev.quarterdeck.connector.inventory.Inventory.Revision;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.platform.NotFound;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One object of a cluster. */
@Component
public class ObjectDetails {

    private static final int EVENTS = 50;

    private final Inventories inventories;

    ObjectDetails(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * @param old whether revisions that run nothing are in the tree too
     * @param whole whether its YAML says who manages which field
     * @throws NotFound if there is no such object, as far as is known
     */
    public ObjectDetail of(String cluster, ObjectId id, boolean old, boolean whole) {
        var inventory = inventories.of(cluster);
        find(inventory, id);
        var answers = new Answers(inventory);
        var description = answers.to(asked -> asked.describe(id, whole));
        var revisions = answers.to(asked -> asked.revisions(id));
        return detail(
                cluster,
                id,
                old,
                description.flatMap(found -> found).orElse(null),
                answers.silence(),
                revisions.orElse(null));
    }

    /**
     * Without what only the cluster itself could say: its conditions, its YAML and its revisions.
     *
     * @throws NotFound if there is no such object, as far as is known
     */
    public ObjectDetail remembered(String cluster, ObjectId id) {
        return detail(cluster, id, false, null, null, null);
    }

    private ObjectDetail detail(
            String cluster,
            ObjectId id,
            boolean old,
            @Nullable Description description,
            @Nullable String silence,
            @Nullable List<Revision> revisions) {
        var inventory = inventories.of(cluster);
        var object = find(inventory, id);
        var objects = new Objects(inventory);
        var root = objects.root(object);
        var tree = ObjectTree.of(inventory, object, old);
        return new ObjectDetail(
                cluster,
                inventory.standing(),
                object,
                objects.health(object),
                tree,
                new Neighbours(inventory).of(root),
                events(inventory, object, tree),
                description,
                silence,
                revisions,
                Keepers.of(root));
    }

    private static ClusterObject find(Inventory inventory, ObjectId id) {
        return inventory
                .find(id)
                .orElseThrow(() -> new NotFound(
                        ClusterSummary.readable(inventory.standing(), id.kind())
                                ? "There is no %s on '%s'.".formatted(id, inventory.name())
                                : "The portal does not know what %s there are on '%s'."
                                        .formatted(id.kind().path(), inventory.name())));
    }

    /** Of a workload also those of its pods; of a pod only its own. */
    private static List<ObjectEvent> events(Inventory inventory, ClusterObject object, ObjectTree tree) {
        var isRoot = tree.rows().getFirst().row().object().equals(object);
        var concerned = isRoot
                ? tree.rows().stream()
                        .map(branch -> Name.of(branch.row().object().id()))
                        .collect(toSet())
                : Set.of(Name.of(object.id()));
        return inventory.events().stream()
                .filter(event -> concerned.contains(new Name(event.kind(), event.namespace(), event.name())))
                .limit(EVENTS)
                .toList();
    }

    private record Name(String kind, String namespace, String name) {

        static Name of(ObjectId id) {
            return new Name(id.kind().word(), id.namespace(), id.name());
        }
    }

    /**
     * What can be gone back to, newest first.
     *
     * @throws SourceUnavailable if the cluster does not answer
     */
    public List<Revision> revisions(String cluster, ObjectId id) {
        return inventories.of(cluster).revisions(id);
    }

    /**
     * As it is now.
     *
     * @throws NotFound if it is not there any more
     * @throws SourceUnavailable if the cluster does not answer
     */
    public Description description(String cluster, ObjectId id, boolean whole) {
        return inventories
                .of(cluster)
                .describe(id, whole)
                .orElseThrow(() -> new NotFound("There is no %s on '%s' any more.".formatted(id, cluster)));
    }
}
