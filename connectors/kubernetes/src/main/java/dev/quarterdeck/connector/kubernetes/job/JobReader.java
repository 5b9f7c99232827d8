package dev.quarterdeck.connector.kubernetes.job;

import dev.quarterdeck.connector.job.JobState;
import dev.quarterdeck.connector.job.JobState.Ended;
import dev.quarterdeck.connector.job.JobState.Running;
import dev.quarterdeck.connector.job.JobState.Waiting;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes of a Job and its pod how far it is, with the reason that a person needs. */
final class JobReader {

    private static final String TOO_LATE = "DeadlineExceeded";
    private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

    private JobReader() {}

    /** @param warning what the cluster said of the Job last; asked for only while it has no pod */
    static JobState read(Job job, Optional<Pod> pod, Supplier<Optional<String>> warning) {
        var ended = pod.flatMap(JobReader::state).map(ContainerState::getTerminated);
        if (ended.isPresent()) {
            return ended(ended.get(), pod.get());
        }
        var failed = failure(job);
        if (failed.isPresent()) {
            return new Ended(null, failed.get());
        }
        return pod.map(JobReader::unfinished)
                .orElseGet(() -> new Waiting(warning.get().orElse(null)));
    }

    private static Optional<ContainerState> state(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(container -> container.getName().equals(JobManifests.CONTAINER))
                .findFirst()
                .map(ContainerStatus::getState);
    }

    private static Ended ended(ContainerStateTerminated ended, Pod pod) {
        if (TOO_LATE.equals(pod.getStatus().getReason())) {
            return new Ended(null, "it took longer than it may");
        }
        return new Ended(
                ended.getExitCode(),
                "OOMKilled".equals(ended.getReason())
                        ? "it took more memory than its limit of "
                                + pod.getSpec()
                                        .getContainers()
                                        .getFirst()
                                        .getResources()
                                        .getLimits()
                                        .get("memory")
                        : null);
    }

    private static Optional<String> failure(Job job) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition ->
                                "Failed".equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst()
                        .map(JobReader::reason);
    }

    private static String reason(JobCondition failed) {
        return TOO_LATE.equals(failed.getReason())
                ? "it took longer than it may"
                : "the cluster ended it: " + failed.getMessage();
    }

    private static JobState unfinished(Pod pod) {
        var state = state(pod);
        if (state.map(ContainerState::getRunning).isPresent()) {
            return new Running();
        }
        return new Waiting(state.map(ContainerState::getWaiting)
                .map(JobReader::reason)
                .or(() -> unscheduled(pod))
                .orElse(null));
    }

    private static @Nullable String reason(ContainerStateWaiting waiting) {
        return ON_ITS_WAY.contains(waiting.getReason())
                ? null
                : "%s: %s".formatted(waiting.getReason(), waiting.getMessage());
    }

    private static Optional<String> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition ->
                        "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
                .findFirst()
                .map(condition -> "it has no place to run: " + condition.getMessage());
    }
}
