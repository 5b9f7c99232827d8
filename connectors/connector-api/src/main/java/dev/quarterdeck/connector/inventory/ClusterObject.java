package dev.quarterdeck.connector.inventory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an object: enough for lists, trees and health, little enough for tens of thousands of them.
 *
 * @param uid of this very object; another of the same name has another
 * @param generation counts changes of what is wanted of it, not of how it does; 0 if the cluster does not count
 * @param apiVersion in which it is watched
 * @param owner what controls it; null if nothing does
 * @param manager who says to manage it, by label, annotation or what applied it; null if nobody does
 * @param labels as they are
 * @param deletingSince when somebody asked for its end; null if nobody did
 */
public record ClusterObject(
        ObjectId id,
        String uid,
        long generation,
        String apiVersion,
        Instant createdAt,
        @Nullable Owner owner,
        @Nullable String manager,
        Map<String, String> labels,
        @Nullable Instant deletingSince,
        Health health,
        Facts facts) {

    /** @param kind as Kubernetes names it, for it may be one that is not watched */
    public record Owner(String kind, String name, String uid) {}

    public Kind kind() {
        return id.kind();
    }

    public String namespace() {
        return id.namespace();
    }

    public String name() {
        return id.name();
    }
}
