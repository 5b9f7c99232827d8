package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.platform.NotFound;

/** Where an object of a cluster has its page: {@code kind/namespace/name}. */
public final class ObjectPath {

    /** In the place of the namespace, for what is in none; no namespace can be named so. */
    private static final String NONE = "-";

    private ObjectPath() {}

    /** @throws NotFound if that can be no object */
    public static ObjectId id(String kind, String namespace, String name) {
        return Kind.ofPath(kind)
                .filter(one -> one.isNamespaced() != namespace.equals(NONE))
                .map(one -> new ObjectId(one, one.isNamespaced() ? namespace : "", name))
                .orElseThrow(() -> new NotFound("There is no page of '%s' in '%s'.".formatted(kind, namespace)));
    }

    public static String of(String cluster, ObjectId id) {
        return "/clusters/%s/objects/%s/%s/%s"
                .formatted(cluster, id.kind().path(), id.namespace().isEmpty() ? NONE : id.namespace(), id.name());
    }
}
