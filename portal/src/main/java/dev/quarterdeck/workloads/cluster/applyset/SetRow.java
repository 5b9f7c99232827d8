package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A set in a list.
 *
 * @param parent what it is kept in
 * @param members of kinds that are watched
 * @param health of the worst of them; null if there are none
 */
public record SetRow(
        ClusterObject parent, int members, @Nullable Health health) {

    /** Whether it has a page: what other tools keep in a Secret the portal does not read. */
    public boolean isReadable() {
        return parent.kind() == Kind.CONFIG_MAP;
    }
}
