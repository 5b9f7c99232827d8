package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives each resource that a Score file asks for the values that its placeholders stand for. */
@Component
class ResourceValues {

    private final DatabaseProvisioner databases;
    private final Cluster cluster;

    ResourceValues(DatabaseProvisioner databases, Cluster cluster) {
        this.databases = databases;
        this.cluster = cluster;
    }

    /** @throws UnusableScore if nothing provides resources of that type */
    Map<String, String> of(WorkloadId workload, String name, Score.Resource resource) {
        return switch (resource.type()) {
            case "postgres" -> databases.provide(workload);
            case "service" ->
                Map.of(
                        "url",
                        cluster.endpoint(new WorkloadId(workload.environment(), resource.param("component", name)))
                                .toString());
            default ->
                throw new UnusableScore("score.yaml: resources.%s.type '%s' is not known; postgres and service are."
                        .formatted(name, resource.type()));
        };
    }
}
