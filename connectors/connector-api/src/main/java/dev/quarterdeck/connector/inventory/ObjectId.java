package dev.quarterdeck.connector.inventory;

/**
 * Which object of a cluster.
 *
 * @param namespace empty for what is in none
 */
public record ObjectId(Kind kind, String namespace, String name) {

    public ObjectId {
        if (kind.isNamespaced() == namespace.isEmpty()) {
            throw new IllegalArgumentException(
                    kind.isNamespaced() ? kind.word() + ": in which namespace?" : kind.word() + ": is in no namespace");
        }
    }

    @Override
    public String toString() {
        return namespace.isEmpty()
                ? "%s/%s".formatted(kind.path(), name)
                : "%s/%s/%s".formatted(kind.path(), namespace, name);
    }
}
