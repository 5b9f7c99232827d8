package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.manifest.Part;
import org.jspecify.annotations.Nullable;

/**
 * An object of those that were applied together, and how it does.
 *
 * @param id null if the portal watches no such kind
 * @param health null if nobody knows
 * @param there whether it has a page
 */
public record PartRow(
        Part part, @Nullable ObjectId id, @Nullable Health health, boolean there) {

    public static PartRow of(Part part, Inventory inventory) {
        var kind = Kind.ofWord(part.kind());
        if (kind.isEmpty()) {
            return new PartRow(part, null, null, false);
        }
        var id = new ObjectId(kind.get(), kind.get().isNamespaced() ? part.namespace() : "", part.name());
        return inventory
                .find(id)
                .map(object -> new PartRow(part, id, new Objects(inventory).health(object), true))
                .orElseGet(() -> new PartRow(
                        part,
                        id,
                        ClusterSummary.readable(inventory.standing(), kind.get())
                                ? Health.missing("It is not there")
                                : null,
                        false));
    }
}
