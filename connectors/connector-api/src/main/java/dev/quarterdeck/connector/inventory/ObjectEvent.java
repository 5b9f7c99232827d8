package dev.quarterdeck.connector.inventory;

import java.time.Instant;

/**
 * Something that happened to an object, as the cluster tells it.
 *
 * @param kind as Kubernetes names it, for it may be one that is not watched
 * @param namespace empty for what is in none
 * @param count how often, the last time at {@code at}
 * @param source who tells
 */
public record ObjectEvent(
        String kind,
        String namespace,
        String name,
        boolean warning,
        String reason,
        String message,
        int count,
        Instant at,
        String source) {

    public boolean concerns(ObjectId id) {
        return kind.equals(id.kind().word()) && namespace.equals(id.namespace()) && name.equals(id.name());
    }
}
