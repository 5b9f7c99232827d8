package dev.quarterdeck.workloads;

import dev.quarterdeck.platform.Amounts;
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
            @Nullable Needs resources,
            @Nullable Check livenessProbe,
            @Nullable Check readinessProbe) {

        Needs needs() {
            return resources == null ? new Needs(null, null) : resources;
        }
    }

    record Needs(@Nullable Amount limits, @Nullable Amount requests) {

        record Amount(@Nullable String memory, @Nullable String cpu) {}

        /** The most that a replica may have. */
        int mebibytes(int usual) {
            if (limits == null || limits.memory() == null) {
                return usual;
            }
            return Amounts.mebibytes(limits.memory())
                    .orElseThrow(
                            () -> new UnusableScore("score.yaml: resources.limits.memory '%s' is not like 160M or 1Gi."
                                    .formatted(limits.memory())));
        }

        /** Thousandths of a core that a replica asks for. */
        int cpuMillis(int usual) {
            if (requests == null || requests.cpu() == null) {
                return usual;
            }
            return Amounts.cpuMillis(requests.cpu())
                    .orElseThrow(
                            () -> new UnusableScore("score.yaml: resources.requests.cpu '%s' is not like 250m or 0.5."
                                    .formatted(requests.cpu())));
        }
    }

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
