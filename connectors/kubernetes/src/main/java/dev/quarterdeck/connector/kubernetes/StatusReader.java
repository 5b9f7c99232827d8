package dev.quarterdeck.connector.kubernetes;

import static java.util.Objects.requireNonNullElse;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of Deployments and pods what the portal calls the status of a workload. */
final class StatusReader {

    private final Namespace namespace;
    private final PodReader pods;

    StatusReader(Namespace namespace) {
        this.namespace = namespace;
        this.pods = new PodReader(namespace);
    }

    Optional<WorkloadStatus> read(WorkloadId id) {
        return namespace.applied(id).map(deployment -> read(id, deployment));
    }

    private WorkloadStatus read(WorkloadId id, Deployment deployment) {
        var all = namespace.podsOf(id).stream()
                .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                        .thenComparing(pod -> pod.getMetadata().getName()))
                .map(pods::read)
                .toList();
        var revision = Labels.annotation(deployment, Labels.REVISION);
        var status = new WorkloadStatus(
                id, revision, requireNonNullElse(deployment.getSpec().getReplicas(), 1), all, null);
        return new WorkloadStatus(
                id, revision, status.replicas(), all, status.complete() ? null : stalled(deployment, revision, all));
    }

    static Optional<DeploymentCondition> condition(Deployment deployment, String type) {
        return Optional.ofNullable(deployment.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static @Nullable String stalled(Deployment deployment, String revision, List<ReplicaStatus> replicas) {
        var status = deployment.getStatus();
        var seen = status == null ? null : status.getObservedGeneration();
        if (seen == null || seen < deployment.getMetadata().getGeneration()) {
            return null;
        }
        var progressing = condition(deployment, "Progressing");
        if (progressing
                .filter(it -> "NewReplicaSetAvailable".equals(it.getReason()))
                .isPresent()) {
            return null;
        }
        for (var replica : replicas) {
            if (replica.state() == ReplicaState.CRASH_LOOP && replica.revision().equals(revision)) {
                return "%s does not stay up. %s".formatted(replica.name(), replica.message());
            }
        }
        var failure = condition(deployment, "ReplicaFailure").filter(it -> "True".equals(it.getStatus()));
        if (failure.isPresent()) {
            return "No replica can be made: " + failure.get().getMessage();
        }
        return progressing
                .filter(it -> "ProgressDeadlineExceeded".equals(it.getReason()))
                .map(_ -> overdue(deployment, revision, replicas))
                .orElse(null);
    }

    private static String overdue(Deployment deployment, String revision, List<ReplicaStatus> replicas) {
        var deadline = deployment.getSpec().getProgressDeadlineSeconds();
        return replicas.stream()
                .filter(replica -> replica.state() != ReplicaState.READY
                        && replica.state() != ReplicaState.STOPPING
                        && replica.revision().equals(revision))
                .findFirst()
                .map(replica -> "No further within %d s. %s %s"
                        .formatted(deadline, replica.name(), requireNonNullElse(replica.message(), "is not ready")))
                .orElse("No further within %d s.".formatted(deadline));
    }
}
