package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Application of Argo CD.
 *
 * @param object as it was told last
 * @param application as it is now; null if the cluster did not say in time
 * @param resources by kind, namespace and name
 * @param silence why it did not; null if it did
 */
public record ApplicationDetail(
        String cluster,
        Standing standing,
        ClusterObject object,
        Facts.Application facts,
        @Nullable Application application,
        List<ResourceRow> resources,
        @Nullable String silence) {

    public ApplicationDetail {
        resources = List.copyOf(resources);
    }
}
