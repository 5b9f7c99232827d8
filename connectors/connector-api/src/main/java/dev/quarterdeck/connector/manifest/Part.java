package dev.quarterdeck.connector.manifest;

/**
 * One object of those that are applied together.
 *
 * @param kind as Kubernetes names it
 * @param namespace where it is if it is in one; whether it is the kind knows
 */
public record Part(String apiVersion, String kind, String namespace, String name) {

    /** By which it is chosen. */
    public String word() {
        return "%s/%s/%s/%s".formatted(apiVersion, kind, namespace, name);
    }
}
