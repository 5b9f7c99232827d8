package dev.quarterdeck.workloads;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a Score workload file ({@code score.dev/v1b1}) that an embedded cluster can act on. */
record Score(
        Metadata metadata,
        Map<String, Container> containers,
        @Nullable Map<String, Resource> resources) {

    record Metadata(String name) {}

    record Container(
            @Nullable Map<String, String> variables,
            @Nullable Limits resources,
            @Nullable Check livenessProbe,
            @Nullable Check readinessProbe) {}

    record Limits(@Nullable Amounts limits) {}

    record Amounts(@Nullable String memory) {}

    record Check(@Nullable HttpGet httpGet) {}

    record HttpGet(String path) {}

    record Resource(String type, @Nullable Map<String, String> params) {

        String param(String name, String otherwise) {
            return params == null ? otherwise : params.getOrDefault(name, otherwise);
        }
    }

    /** A workload of one container, which is all that a process can be. */
    Container container() {
        return containers.values().iterator().next();
    }

    Map<String, Resource> resourcesOrNone() {
        return resources == null ? Map.of() : resources;
    }
}
