package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.platform.EntityRef;
import java.net.URI;

/**
 * What should run: a release with a configuration, and how often.
 *
 * @param score the component's Score file as JSON
 * @param settings of the configuration as JSON, by variable
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
        int replicas) {

    WorkloadId id() {
        return new WorkloadId(environment, component.name());
    }
}
