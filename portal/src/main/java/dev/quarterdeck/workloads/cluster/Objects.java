package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.Kind.Group;
import dev.quarterdeck.connector.inventory.ObjectId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects of one cluster and how they hang together. */
public final class Objects {

    /** Deeper chains of owners are no tree of workloads, and could be a ring. */
    private static final int DEEPEST = 5;

    private final Inventory inventory;

    public Objects(Inventory inventory) {
        this.inventory = inventory;
    }

    /** What runs pods and is not itself made by something that does. */
    Stream<ClusterObject> workloads() {
        return runningPods().filter(object -> owner(object).isEmpty());
    }

    /** Those and what they make. */
    Stream<ClusterObject> runningPods() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.group() == Group.WORKLOAD)
                .flatMap(kind -> inventory.all(kind).stream());
    }

    /** Empty if nothing controls it, or what does is not known. */
    Optional<ClusterObject> owner(ClusterObject object) {
        var owner = object.owner();
        if (owner == null) {
            return Optional.empty();
        }
        return Kind.ofWord(owner.kind())
                .map(kind -> new ObjectId(kind, kind.isNamespaced() ? object.namespace() : "", owner.name()))
                .flatMap(inventory::find)
                .filter(found -> found.uid().equals(owner.uid()));
    }

    /** What in the end controls {@code object}; itself if nothing does. */
    ClusterObject root(ClusterObject object) {
        var root = object;
        for (var height = 0; height < DEEPEST; height++) {
            var owner = owner(root);
            if (owner.isEmpty()) {
                break;
            }
            root = owner.get();
        }
        return root;
    }

    /**
     * How it does, with the reason that its pods give if it does not do well: that two of three pods are available says
     * less than that an image cannot be pulled.
     */
    public Health health(ClusterObject object) {
        if (object.health().isGood() || object.kind().group() == Group.CLUSTER) {
            return object.health();
        }
        return below(object, 1)
                .map(ClusterObject::health)
                .filter(health -> health.status().compareTo(object.health().status()) > 0)
                .max(Comparator.comparing(Health::status))
                .orElse(object.health());
    }

    private Stream<ClusterObject> below(ClusterObject object, int depth) {
        return depth > DEEPEST
                ? Stream.of()
                : inventory.controlledBy(object.uid()).stream()
                        .flatMap(child -> Stream.concat(Stream.of(child), below(child, depth + 1)));
    }
}
