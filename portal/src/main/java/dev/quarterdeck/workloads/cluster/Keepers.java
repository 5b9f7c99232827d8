package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import org.jspecify.annotations.Nullable;

/** Finds out which objects the portal itself keeps as they are. */
final class Keepers {

    private static final String PORTAL = "quarterdeck";
    private static final String ENVIRONMENT = "quarterdeck.dev/environment";
    private static final String NAME = "app.kubernetes.io/name";

    private Keepers() {}

    /** The page of the workload that {@code object} is; null if it is none of the portal's. */
    static @Nullable String of(ClusterObject object) {
        var environment = object.labels().get(ENVIRONMENT);
        var name = object.labels().get(NAME);
        return PORTAL.equals(object.manager()) && environment != null && name != null
                ? "/workloads/%s/%s".formatted(environment, name)
                : null;
    }
}
