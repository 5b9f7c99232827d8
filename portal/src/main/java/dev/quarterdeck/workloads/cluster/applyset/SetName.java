package dev.quarterdeck.workloads.cluster.applyset;

import org.jspecify.annotations.Nullable;

/** Which set. */
public record SetName(String cluster, String namespace, String name) {

    /** @throws IllegalArgumentException that begins with the field that is missing */
    public static SetName of(String cluster, @Nullable String namespace, @Nullable String name) {
        return new SetName(cluster, required("Namespace", namespace), required("Name", name));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + ": is missing");
        }
        return value.strip();
    }

    /** As the audit log has it. */
    String subject() {
        return "clusters/%s/sets/%s/%s".formatted(cluster, namespace, name);
    }
}
