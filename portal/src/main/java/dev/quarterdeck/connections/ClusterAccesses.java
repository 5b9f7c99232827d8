package dev.quarterdeck.connections;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.quarterdeck.connections.ClusterAccess.Purpose;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.connector.cluster.GuardedCluster.Permission;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether clusters that others run let the portal do what it does. */
@Component
public class ClusterAccesses {

    private final Clusters clusters;
    private final Environments environments;

    ClusterAccesses(Clusters clusters, Environments environments) {
        this.clusters = clusters;
        this.environments = environments;
    }

    /**
     * For each environment on a cluster, in promotion order.
     *
     * @throws NotFound if there is no cluster of that name on which anybody says what the portal may do
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer
     */
    public List<ClusterAccess> on(String name) {
        var guarded = guarded(name);
        return environments.inOrder().stream()
                .filter(environment -> environment.cluster().equals(name))
                .map(environment -> access(guarded, environment))
                .toList();
    }

    /** @throws NotFound likewise */
    public GuardedCluster guarded(String name) {
        return clusters.named(name)
                .filter(GuardedCluster.class::isInstance)
                .map(GuardedCluster.class::cast)
                .orElseThrow(() -> new NotFound("There is no cluster named '%s' that others run.".formatted(name)));
    }

    private static ClusterAccess access(GuardedCluster cluster, Environment environment) {
        var purposes = cluster.permissions(environment.name()).stream()
                .collect(groupingBy(Permission::purpose, LinkedHashMap::new, toList()));
        return new ClusterAccess(
                environment.name(),
                cluster.namespace(environment.name()),
                purposes.entrySet().stream()
                        .map(purpose -> new Purpose(purpose.getKey(), missing(purpose.getValue())))
                        .toList());
    }

    private static List<String> missing(List<Permission> permissions) {
        return permissions.stream()
                .filter(permission -> !permission.allowed())
                .map(permission -> "%s %s".formatted(permission.verb(), permission.resource()))
                .toList();
    }
}
