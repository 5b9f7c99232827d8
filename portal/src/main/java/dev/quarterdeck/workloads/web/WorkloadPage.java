package dev.quarterdeck.workloads.web;

import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.ForeignChanges;
import dev.quarterdeck.workloads.ReplicaView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One workload, replica by replica.
 *
 * @param unavailable why the cluster cannot be asked just now; null if it answers
 * @param foreign what others have a hand in
 * @param unreachableSince since when that has been so, as far as the portal noticed; null likewise
 * @param written whether others apply it, from where the portal writes it
 * @param awaited what is written and not applied yet; null if nothing is
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
        @Nullable Instant unreachableSince,
        @Nullable String shown,
        List<LogLine> log,
        ForeignChanges foreign,
        boolean written,
        @Nullable Awaited awaited) {

    public String path() {
        return "/workloads/%s/%s".formatted(environment.name(), component.name());
    }

    public long ready() {
        return replicas.stream()
                .filter(replica -> replica.css().equals("is-ok"))
                .count();
    }
}
