package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Autoscaling;
import dev.quarterdeck.platform.EntityRef;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What should run: a release with a configuration, and how often.
 *
 * @param score the component's Score file as JSON
 * @param settings of the configuration as JSON, by variable
 * @param replicas with {@code autoscaling} the least
 * @param autoscaling null if there are always as many
 */
record DesiredWorkload(
        EntityRef component,
        String environment,
        Revision revision,
        String version,
        URI artifactLocation,
        String artifactSha256,
        String score,
        String settings,
        int replicas,
        @Nullable Autoscaling autoscaling) {

    WorkloadId id() {
        return new WorkloadId(environment, component.name());
    }
}
