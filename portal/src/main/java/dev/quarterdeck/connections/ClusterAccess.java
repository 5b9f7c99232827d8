package dev.quarterdeck.connections;

import java.util.List;

/**
 * What the portal may do where an environment is on a cluster.
 *
 * @param purposes what it does, in the order in which people meet it
 */
public record ClusterAccess(String environment, String namespace, List<Purpose> purposes) {

    public ClusterAccess {
        purposes = List.copyOf(purposes);
    }

    /** @param missing what it would have to be allowed for this, as {@code patch deployments}; empty if nothing */
    public record Purpose(String name, List<String> missing) {

        public Purpose {
            missing = List.copyOf(missing);
        }
    }
}
