package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.workloads.ObservedWorkload;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one deployment one step further, if what is observed allows it; in one transaction, so that a crash undoes all of it. */
@Component
class DeploymentStep {

    private final DeploymentRepository deployments;
    private final DeploymentTransitions transitions;
    private final Workloads workloads;
    private final Environments environments;
    private final DeploymentPolicy policy;
    private final Clock clock;

    DeploymentStep(
            DeploymentRepository deployments,
            DeploymentTransitions transitions,
            Workloads workloads,
            Environments environments,
            DeploymentPolicy policy,
            Clock clock) {
        this.deployments = deployments;
        this.transitions = transitions;
        this.workloads = workloads;
        this.environments = environments;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Does nothing if another portal has it in hand.
     *
     * @return when to take it again: zero if it moved, and may move again at once; empty when there is reason to
     */
    @Transactional
    public Optional<Duration> take(DeploymentId id) {
        return deployments.lockUnlessTaken(id).flatMap(this::take);
    }

    private Optional<Duration> take(Deployment deployment) {
        return switch (deployment.state()) {
            case REQUESTED, WAITING -> atOnceIf(begin(deployment));
            case PROGRESSING -> atOnceIf(follow(deployment));
            case VERIFYING -> verify(deployment);
            case ROLLING_BACK -> atOnceIf(followBack(deployment));
            case SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> Optional.empty();
        };
    }

    private static Optional<Duration> atOnceIf(boolean moved) {
        return moved ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private boolean begin(Deployment deployment) {
        deployments.lockPlace(deployment.component(), deployment.environment());
        var newer = deployments.newerThan(deployment);
        if (newer.isPresent()) {
            transitions.move(
                    deployment,
                    DeploymentState.CANCELLED,
                    "Not begun: deployment %s asks for something newer".formatted(newer.get()));
            return true;
        }
        var other = deployments.underWay(deployment.component(), deployment.environment());
        if (other.isPresent()) {
            return waitBehind(deployment, other.get().id());
        }
        var previous = workloads.desired(deployment.component(), deployment.environment());
        deployments.begin(deployment.id(), previous.orElse(null), clock.instant());
        desire(deployment, deployment.revision());
        transitions.move(deployment, DeploymentState.PROGRESSING, "Rolling out, one replica after another");
        return true;
    }

    private boolean waitBehind(Deployment deployment, DeploymentId other) {
        if (deployment.state() == DeploymentState.WAITING) {
            return false;
        }
        transitions.move(deployment, DeploymentState.WAITING, "Waits for deployment %s to end".formatted(other));
        return true;
    }

    private boolean follow(Deployment deployment) {
        var observed = observedAt(deployment, deployment.revision());
        if (observed.filter(seen -> completes(deployment, seen)).isPresent()) {
            transitions.move(
                    deployment,
                    DeploymentState.VERIFYING,
                    "All %d replicas are ready; watching them for %d s"
                            .formatted(
                                    replicas(deployment), policy.verification().toSeconds()));
            return true;
        }
        var why = observed.filter(seen -> deployment.wayBack().isPresent() || !mayStillCome(seen))
                .flatMap(DeploymentStep::troubleOf)
                .or(() -> overdue(deployment));
        why.ifPresent(reason -> goBack(deployment, reason));
        return why.isPresent();
    }

    /** To give up on replicas that take long to start helps only where something else can take over. */
    private static boolean mayStillCome(ObservedWorkload observed) {
        return crashLoopOf(observed).isEmpty()
                && observed.observed().stream()
                        .anyMatch(replica -> replica.revision().equals(observed.revision())
                                && replica.state() == ReplicaState.STARTING);
    }

    /** A cluster calls a rollout stalled only until it was complete once; a replica may also give up after that. */
    private static Optional<String> troubleOf(ObservedWorkload observed) {
        return Optional.ofNullable(observed.stalled()).or(() -> crashLoopOf(observed));
    }

    private static Optional<String> crashLoopOf(ObservedWorkload observed) {
        return observed.observed().stream()
                .filter(replica -> replica.revision().equals(observed.revision()))
                .filter(replica -> replica.state() == ReplicaState.CRASH_LOOP)
                .map(replica -> "%s keeps ending. %s"
                        .formatted(replica.name(), replica.message() == null ? "" : replica.message()))
                .findFirst();
    }

    private Optional<String> overdue(Deployment deployment) {
        return left(deployment.startedAt(), policy.deadline()).isZero()
                ? Optional.of("Not complete after %d minutes%s%s"
                        .formatted(policy.deadline().toMinutes(), conflicts(deployment), awaited(deployment)))
                : Optional.empty();
    }

    private String conflicts(Deployment deployment) {
        return workloads
                .foreign(new WorkloadId(
                        deployment.environment(), deployment.component().name()))
                .conflicts()
                .stream()
                .map(conflict ->
                        "%s of %s is set by %s".formatted(conflict.field(), conflict.object(), conflict.manager()))
                .reduce("", "%s. %s"::formatted);
    }

    private String awaited(Deployment deployment) {
        return workloads
                .awaited(new WorkloadId(
                        deployment.environment(), deployment.component().name()))
                .map(awaited -> ". %s%s"
                        .formatted(awaited.sentence(), awaited.problem() == null ? "" : " " + awaited.problem()))
                .orElse("");
    }

    private Optional<Duration> verify(Deployment deployment) {
        if (!looked(deployment)) {
            // a replica may be ready, and this portal has not seen it: another one drives the cluster, or it has just
            // begun
            return Optional.empty();
        }
        var observed = observedAt(deployment, deployment.revision());
        if (observed.filter(seen -> completes(deployment, seen)).isEmpty()) {
            transitions.move(deployment, DeploymentState.PROGRESSING, "A replica is no longer ready");
            return Optional.of(Duration.ZERO);
        }
        var left = left(deployment.readyAt(), policy.verification());
        if (left.isZero()) {
            transitions.move(deployment, DeploymentState.SUCCEEDED, "All replicas stayed ready");
        }
        return Optional.of(left);
    }

    /** All of a duration that has not begun; zero of one that has passed. */
    private Duration left(@Nullable Instant since, Duration duration) {
        var left = since == null ? duration : duration.minus(Duration.between(since, clock.instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void goBack(Deployment deployment, String why) {
        deployment.wayBack().ifPresent(previous -> desire(deployment, previous));
        var next = deployment.wayBack().isPresent() ? DeploymentState.ROLLING_BACK : DeploymentState.FAILED;
        transitions.fail(deployment, next, why, why);
    }

    private boolean followBack(Deployment deployment) {
        var previous = previousOf(deployment);
        var observed = observedAt(deployment, previous);
        if (observed.filter(seen -> completes(deployment, previous, seen)).isPresent()) {
            transitions.move(deployment, DeploymentState.ROLLED_BACK, "What ran before is back");
            return true;
        }
        var why = observed.flatMap(DeploymentStep::troubleOf);
        why.ifPresent(reason -> transitions.fail(
                deployment,
                DeploymentState.FAILED,
                "What ran before did not come back either: " + reason,
                "%s What ran before did not come back either: %s".formatted(deployment.failure(), reason)));
        return why.isPresent();
    }

    private static Revision previousOf(Deployment deployment) {
        var previous = deployment.previous();
        if (previous == null) {
            throw new IllegalStateException("Deployment %s rolls back to nothing".formatted(deployment.id()));
        }
        return previous;
    }

    /**
     * Ends it because a person wants that: what has not begun is cancelled, what is under way goes back. False if it is
     * too late for that, or there is nothing to go back to.
     */
    @Transactional
    public boolean stop(DeploymentId id, String actor, String reason) {
        var deployment = deployments.lock(id);
        var why = "Stopped by " + actor;
        switch (deployment.state()) {
            case REQUESTED, WAITING -> transitions.moveFor(actor, reason, deployment, DeploymentState.CANCELLED, why);
            case PROGRESSING, VERIFYING -> {
                if (deployment.wayBack().isEmpty()) {
                    return false;
                }
                desire(deployment, deployment.wayBack().get());
                transitions.moveFor(actor, reason, deployment, DeploymentState.ROLLING_BACK, why);
            }
            case ROLLING_BACK, SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> {
                return false;
            }
        }
        return true;
    }

    private boolean completes(Deployment deployment, ObservedWorkload observed) {
        return completes(deployment, deployment.revision(), observed);
    }

    private boolean completes(Deployment deployment, Revision revision, ObservedWorkload observed) {
        var environment = environments.get(deployment.environment());
        return observed.completes(revision, environment.replicas(), environment.mostReplicas());
    }

    /** Empty while the cluster still shows the state for another revision, or after a start has not been asked yet. */
    private Optional<ObservedWorkload> observedAt(Deployment deployment, Revision revision) {
        return workloads
                .observed(deployment.component(), deployment.environment())
                .filter(_ -> looked(deployment))
                .filter(observed -> observed.revision().equals(revision.toString()));
    }

    private boolean looked(Deployment deployment) {
        return workloads.looked(
                new WorkloadId(deployment.environment(), deployment.component().name()));
    }

    private void desire(Deployment deployment, Revision revision) {
        workloads.desire(deployment.component(), deployment.environment(), revision, replicas(deployment));
    }

    private int replicas(Deployment deployment) {
        return environments.get(deployment.environment()).replicas();
    }
}
