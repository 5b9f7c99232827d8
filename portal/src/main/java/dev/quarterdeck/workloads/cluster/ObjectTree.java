package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an object is a part of, from what in the end controls it down to its pods.
 *
 * @param rows parents before their children
 * @param left how many old revisions that run nothing are left out
 * @param cut how many more there are than anybody reads
 */
public record ObjectTree(List<Branch> rows, int left, int cut) {

    private static final int MOST = 300;

    public ObjectTree {
        rows = List.copyOf(rows);
    }

    /** @param depth 0 at the root */
    public record Branch(int depth, ObjectRow row) {}

    /** What an object of it controls, and what that does. */
    public Stream<ObjectRow> below(ClusterObject object) {
        var depth = rows.stream()
                .filter(branch -> branch.row().object().equals(object))
                .mapToInt(Branch::depth)
                .findFirst();
        return depth.isEmpty()
                ? Stream.of()
                : rows.stream()
                        .dropWhile(branch -> !branch.row().object().equals(object))
                        .skip(1)
                        .takeWhile(branch -> branch.depth() > depth.getAsInt())
                        .map(Branch::row);
    }

    /** @param old whether old revisions that run nothing are there too */
    static ObjectTree of(Inventory inventory, ClusterObject object, boolean old) {
        var objects = new Objects(inventory);
        var rows = new ArrayList<Branch>();
        var left = grow(inventory, objects, objects.root(object), 0, old, rows);
        return new ObjectTree(rows.stream().limit(MOST).toList(), left, Math.max(0, rows.size() - MOST));
    }

    private static int grow(
            Inventory inventory, Objects objects, ClusterObject at, int depth, boolean old, List<Branch> rows) {
        rows.add(new Branch(depth, new ObjectRow(at, objects.health(at))));
        var left = 0;
        // a ring of owners ends somewhere
        if (depth < 4) {
            var children = inventory.controlledBy(at.uid()).stream()
                    .sorted(Comparator.comparing(ClusterObject::createdAt)
                            .reversed()
                            .thenComparing(ClusterObject::name))
                    .toList();
            for (var child : children) {
                if (!old && isOld(child)) {
                    left++;
                } else {
                    left += grow(inventory, objects, child, depth + 1, old, rows);
                }
            }
        }
        return left;
    }

    private static boolean isOld(ClusterObject object) {
        return object.kind() == Kind.REPLICA_SET
                && object.facts() instanceof Facts.Runs runs
                && runs.wanted() == 0
                && runs.ready() == 0;
    }
}
