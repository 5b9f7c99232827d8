package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Optional;

/** What a pod says of itself. */
final class Pods {

    private Pods() {}

    static boolean ready(Pod pod) {
        return condition(pod, "Ready")
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    static boolean ending(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    static Optional<PodCondition> condition(Pod pod, String type) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    static Optional<ContainerStatus> container(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getContainerStatuses().stream())
                .filter(container -> Manifests.CONTAINER.equals(container.getName()))
                .findFirst();
    }

    static int restarts(Pod pod) {
        return container(pod).map(ContainerStatus::getRestartCount).orElse(0);
    }

    static Optional<Instant> startedAt(Pod pod) {
        return container(pod)
                .map(container -> container.getState().getRunning())
                .map(running -> Instant.parse(running.getStartedAt()));
    }

    /** How the container ended last, if it has. */
    static Optional<ContainerStateTerminated> ended(Pod pod) {
        return container(pod)
                .flatMap(container -> Optional.ofNullable(container.getState().getTerminated())
                        .or(() -> Optional.ofNullable(container.getLastState()).map(last -> last.getTerminated())));
    }
}
