package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.ClusterEvent.Severity;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a workload: the cluster's events of its objects, those of replicas that are gone included, and what
 * the state of its objects tells without an event.
 */
final class Events {

    /** What Kubernetes makes names of. */
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]+";

    /** Times are whole seconds: within one, this is the order of a life. */
    private static final List<String> LIFE = List.of(
            "ScalingReplicaSet", "SuccessfulCreate", "Scheduled", "Pulling", "Pulled", "Created", "Started", "Ready");

    private final Namespace namespace;

    Events(Namespace namespace) {
        this.namespace = namespace;
    }

    static Instant at(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getFirstTimestamp(),
                        event.getMetadata().getCreationTimestamp())
                .filter(time -> time != null && !time.isEmpty())
                .map(Instant::parse)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    List<ClusterEvent> newest(WorkloadId id, @Nullable WorkloadStatus status, int limit) {
        var all = new ArrayList<ClusterEvent>();
        var ours = pattern(id);
        namespace.events().stream()
                .filter(event -> ours.matcher(
                                String.valueOf(event.getInvolvedObject().getName()))
                        .matches())
                .map(event -> read(id, event))
                .forEach(all::add);
        namespace.podsOf(id).forEach(pod -> becameReady(id, pod).ifPresent(all::add));
        stalled(id, status).ifPresent(all::add);
        return all.stream()
                .sorted(Comparator.comparing(ClusterEvent::at)
                        .thenComparingInt(event -> LIFE.indexOf(event.reason()))
                        .reversed())
                .limit(limit)
                .toList();
    }

    private Pattern pattern(WorkloadId id) {
        var names = Stream.concat(
                        Stream.of(id.name()),
                        namespace.deploymentsOf(id).stream()
                                .map(deployment -> deployment.getMetadata().getName()))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(%s)(-%s){0,2}".formatted(names, RANDOM));
    }

    private static ClusterEvent read(WorkloadId id, Event event) {
        var object = event.getInvolvedObject();
        var count = event.getCount() == null ? 1 : event.getCount();
        return new ClusterEvent(
                id,
                "Pod".equals(object.getKind()) ? object.getName() : null,
                "Warning".equals(event.getType()) ? Severity.WARNING : Severity.NORMAL,
                String.valueOf(event.getReason()),
                count > 1 ? "%s (%d times)".formatted(event.getMessage(), count) : String.valueOf(event.getMessage()),
                at(event));
    }

    private static Optional<ClusterEvent> becameReady(WorkloadId id, Pod pod) {
        return Pods.condition(pod, "Ready")
                .filter(ready -> "True".equals(ready.getStatus()) && ready.getLastTransitionTime() != null)
                .map(ready -> new ClusterEvent(
                        id,
                        pod.getMetadata().getName(),
                        Severity.NORMAL,
                        "Ready",
                        "Gets requests",
                        Instant.parse(ready.getLastTransitionTime())));
    }

    private Optional<ClusterEvent> stalled(WorkloadId id, @Nullable WorkloadStatus status) {
        if (status == null || status.stalled() == null) {
            return Optional.empty();
        }
        var since = namespace
                .applied(id)
                .flatMap(deployment -> StatusReader.condition(deployment, "Progressing"))
                .map(condition -> condition.getLastUpdateTime())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
        return Optional.of(new ClusterEvent(id, null, Severity.WARNING, "Stalled", status.stalled(), since));
    }
}
