package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ObjectId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which objects each object controls, so that nobody looks through ten thousand pods for two of them. */
final class Owners {

    private final Map<String, Set<ObjectId>> owned = new ConcurrentHashMap<>();

    Set<ObjectId> ownedBy(String uid) {
        return owned.getOrDefault(uid, Set.of());
    }

    void add(ClusterObject object) {
        if (object.owner() != null) {
            // in one step, for the last of a set takes the set with it
            owned.compute(object.owner().uid(), (_, ids) -> {
                Set<ObjectId> all = ids == null ? ConcurrentHashMap.newKeySet(2) : ids;
                all.add(object.id());
                return all;
            });
        }
    }

    void remove(ClusterObject object) {
        if (object.owner() != null) {
            owned.computeIfPresent(object.owner().uid(), (_, ids) -> {
                ids.remove(object.id());
                return ids.isEmpty() ? null : ids;
            });
        }
    }
}
