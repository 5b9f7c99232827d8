package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Clusters;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives each resource that a Score file asks for the values that its placeholders stand for. */
@Component
class ResourceValues {

    private final DatabaseProvisioner databases;
    private final Clusters clusters;

    ResourceValues(DatabaseProvisioner databases, Clusters clusters) {
        this.databases = databases;
        this.clusters = clusters;
    }

    /** @throws UnusableScore if nothing provides resources of that type */
    Map<String, String> of(WorkloadId workload, String name, Score.Resource resource) {
        return switch (resource.type()) {
            case "postgres" -> databases.provide(workload);
            case "service" ->
                Map.of(
                        "url",
                        clusters.of(workload)
                                .endpoint(new WorkloadId(workload.environment(), resource.param("component", name)))
                                .toString());
            default ->
                throw new UnusableScore("score.yaml: resources.%s.type '%s' is not known; postgres and service are."
                        .formatted(name, resource.type()));
        };
    }
}
