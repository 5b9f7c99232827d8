package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of a pod what the portal calls a replica, with the reason that a person needs if it is not ready. */
final class PodReader {

    private static final String UNREADY = "Readiness probe failed: ";
    private static final Pattern STATUS = Pattern.compile("HTTP probe failed with statuscode: (\\d+)");
    private static final int CRASH_LOOP = 2;

    private final Namespace namespace;

    PodReader(Namespace namespace) {
        this.namespace = namespace;
    }

    ReplicaStatus read(Pod pod) {
        var state = state(pod);
        return new ReplicaStatus(
                pod.getMetadata().getName(),
                Labels.annotation(pod, Labels.REVISION),
                state,
                Pods.restarts(pod),
                Pods.startedAt(pod).orElse(null),
                state == ReplicaState.READY ? null : message(pod));
    }

    private ReplicaState state(Pod pod) {
        if (Pods.ending(pod)) {
            return ReplicaState.STOPPING;
        }
        if (Pods.ready(pod)) {
            return ReplicaState.READY;
        }
        if (inCrashLoop(pod)) {
            return ReplicaState.CRASH_LOOP;
        }
        return namespace.hasServed(pod) || wasReady(pod) ? ReplicaState.UNREADY : ReplicaState.STARTING;
    }

    private static boolean inCrashLoop(Pod pod) {
        return Pods.restarts(pod) >= CRASH_LOOP
                && waiting(pod)
                        .filter(waiting -> "CrashLoopBackOff".equals(waiting.getReason()))
                        .isPresent();
    }

    /** Readiness that changed after the container began was true in between. */
    private static boolean wasReady(Pod pod) {
        var changed = Pods.condition(pod, "Ready")
                .map(ready -> ready.getLastTransitionTime())
                .map(Instant::parse);
        return Pods.startedAt(pod)
                .flatMap(start -> changed.filter(start::isBefore))
                .isPresent();
    }

    private static Optional<ContainerStateWaiting> waiting(Pod pod) {
        return Pods.container(pod).map(ContainerStatus::getState).map(state -> state.getWaiting());
    }

    private @Nullable String message(Pod pod) {
        var waiting = waiting(pod);
        if (waiting.isPresent()) {
            return waiting(pod, waiting.get());
        }
        var unscheduled = Pods.condition(pod, "PodScheduled").filter(placed -> "False".equals(placed.getStatus()));
        if (unscheduled.isPresent()) {
            return "has no place to run: " + unscheduled.get().getMessage();
        }
        var unready = Pods.startedAt(pod).isPresent() ? unready(pod) : Optional.<String>empty();
        return unready.or(() -> Pods.ended(pod).map(ended -> ended(pod, ended))).orElse(null);
    }

    private static @Nullable String waiting(Pod pod, ContainerStateWaiting waiting) {
        return switch (String.valueOf(waiting.getReason())) {
            case "CrashLoopBackOff" ->
                Pods.ended(pod)
                        .map(ended -> "%s (%d times in a row)".formatted(ended(pod, ended), Pods.restarts(pod) + 1))
                        .orElse(waiting.getMessage());
            case "ImagePullBackOff", "ErrImagePull", "InvalidImageName" ->
                "the image cannot be pulled: " + waiting.getMessage();
            case "ContainerCreating", "PodInitializing" -> "its container is being created";
            default -> "%s: %s".formatted(waiting.getReason(), waiting.getMessage());
        };
    }

    private static String ended(Pod pod, ContainerStateTerminated ended) {
        if ("OOMKilled".equals(ended.getReason())) {
            return "Ended, since it took more memory than its limit of " + limit(pod);
        }
        return "Ended with exit code %d".formatted(ended.getExitCode());
    }

    private static String limit(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .map(container -> container.getResources().getLimits().get("memory"))
                .map(Quantity::toString)
                .findFirst()
                .orElse("its node");
    }

    /** Only events say which answer a probe got. */
    private Optional<String> unready(Pod pod) {
        return namespace.events().stream()
                .filter(event -> "Unhealthy".equals(event.getReason())
                        && pod.getMetadata()
                                .getUid()
                                .equals(event.getInvolvedObject().getUid())
                        && String.valueOf(event.getMessage()).startsWith(UNREADY))
                .max(Comparator.comparing(Events::at))
                .map(event -> "is not ready: " + answer(pod, event));
    }

    private static String answer(Pod pod, Event event) {
        var message = event.getMessage().substring(UNREADY.length());
        var status = STATUS.matcher(message);
        return status.find() ? "%s answered %s".formatted(path(pod), status.group(1)) : message;
    }

    private static String path(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .map(container -> container.getReadinessProbe())
                .filter(probe -> probe != null && probe.getHttpGet() != null)
                .map(probe -> probe.getHttpGet().getPath())
                .findFirst()
                .orElse("the check");
    }
}
