package dev.quarterdeck.workloads.web;

import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.ReplicaView;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One workload, replica by replica.
 *
 * @param unavailable why the cluster cannot be asked just now; null if it answers
 * @param drift what others changed of it
 * @param shown the replica whose log is shown; null if there is none
 */
record WorkloadPage(
        EntityRef component,
        Environment environment,
        int wanted,
        List<ReplicaView> replicas,
        @Nullable String stalled,
        @Nullable URI address,
        List<ClusterEvent> events,
        @Nullable String unavailable,
        @Nullable String shown,
        List<LogLine> log,
        List<Drift> drift) {

    public String path() {
        return "/workloads/%s/%s".formatted(environment.name(), component.name());
    }

    public long ready() {
        return replicas.stream()
                .filter(replica -> replica.css().equals("is-ok"))
                .count();
    }
}
