package dev.quarterdeck.signals.log;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.platform.EntityRef;
import java.util.Optional;

/** Whose lines: of a component, as it runs in an environment. */
public record LogPlace(EntityRef component, String environment) {

    public static LogPlace of(WorkloadId workload) {
        return new LogPlace(EntityRef.component(workload.name()), workload.environment());
    }

    /** What it is called on a cluster; empty of a name that none could run. */
    public Optional<WorkloadId> workload() {
        try {
            return Optional.of(new WorkloadId(environment, component.name()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where the portal shows them. */
    public String path() {
        return "/logs/%s/%s/%s".formatted(component.kind(), component.namespace(), component.name());
    }
}
