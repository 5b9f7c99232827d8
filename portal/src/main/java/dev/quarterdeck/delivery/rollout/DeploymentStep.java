package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.live.LiveUpdates;
import dev.quarterdeck.workloads.ObservedWorkload;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one deployment one step further, if what is observed allows it; in one transaction, so that a crash undoes all of it. */
@Component
class DeploymentStep {

    private static final String ACTOR = "system:deployments";

    private final DeploymentRepository deployments;
    private final Workloads workloads;
    private final Environments environments;
    private final AuditLog audit;
    private final LiveUpdates live;
    private final DeploymentPolicy policy;
    private final Clock clock;

    DeploymentStep(
            DeploymentRepository deployments,
            Workloads workloads,
            Environments environments,
            AuditLog audit,
            LiveUpdates live,
            DeploymentPolicy policy,
            Clock clock) {
        this.deployments = deployments;
        this.workloads = workloads;
        this.environments = environments;
        this.audit = audit;
        this.live = live;
        this.policy = policy;
        this.clock = clock;
    }

    /** Does nothing if another portal has it in hand. True if it moved, and may move again at once. */
    @Transactional
    public boolean take(DeploymentId id) {
        return deployments.lock(id).filter(this::take).isPresent();
    }

    private boolean take(Deployment deployment) {
        return switch (deployment.state()) {
            case REQUESTED, WAITING -> begin(deployment);
            case PROGRESSING -> follow(deployment);
            case VERIFYING -> verify(deployment);
            case ROLLING_BACK -> followBack(deployment);
            case SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> false;
        };
    }

    private boolean begin(Deployment deployment) {
        deployments.lockPlace(deployment.component(), deployment.environment());
        var other = deployments.underWay(deployment.component(), deployment.environment());
        if (other.isPresent()) {
            return waitBehind(deployment, other.get());
        }
        var previous = workloads.desired(deployment.component(), deployment.environment());
        deployments.begin(deployment.id(), previous.orElse(null), clock.instant());
        desire(deployment, deployment.revision());
        return move(deployment, DeploymentState.PROGRESSING, "Rolling out", null);
    }

    private boolean waitBehind(Deployment deployment, DeploymentId other) {
        var newer = deployments.newerThan(deployment);
        if (newer.isPresent()) {
            return move(
                    deployment,
                    DeploymentState.CANCELLED,
                    "Deployment %s asks for something newer".formatted(newer.get()),
                    null);
        }
        return deployment.state() == DeploymentState.REQUESTED
                && move(deployment, DeploymentState.WAITING, "Waits for deployment %s to end".formatted(other), null);
    }

    private boolean follow(Deployment deployment) {
        var observed = observedAt(deployment, deployment.revision());
        if (observed.isEmpty()) {
            return false;
        }
        if (observed.get().completes(deployment.revision(), replicas(deployment))) {
            return move(
                    deployment,
                    DeploymentState.VERIFYING,
                    "All %d replicas are ready; watching them for %d s"
                            .formatted(
                                    observed.get().replicas(),
                                    policy.verification().toSeconds()),
                    null);
        }
        return observed.get().stalled() != null
                && goBack(deployment, observed.get().stalled());
    }

    private boolean verify(Deployment deployment) {
        var observed = observedAt(deployment, deployment.revision());
        if (observed.isEmpty() || !observed.get().completes(deployment.revision(), replicas(deployment))) {
            return move(deployment, DeploymentState.PROGRESSING, "A replica is no longer ready", null);
        }
        var since = deployment.readyAt();
        if (since == null || Duration.between(since, clock.instant()).compareTo(policy.verification()) < 0) {
            return false;
        }
        return move(deployment, DeploymentState.SUCCEEDED, "Succeeded: all replicas stayed ready", null);
    }

    private boolean goBack(Deployment deployment, String why) {
        var previous = deployment.previous();
        if (previous == null || previous.equals(deployment.revision())) {
            return move(deployment, DeploymentState.FAILED, why, why);
        }
        desire(deployment, previous);
        return move(deployment, DeploymentState.ROLLING_BACK, why, why);
    }

    private boolean followBack(Deployment deployment) {
        var previous = deployment.previous();
        if (previous == null) {
            throw new IllegalStateException("Deployment %s rolls back to nothing".formatted(deployment.id()));
        }
        var observed = observedAt(deployment, previous);
        if (observed.isEmpty()) {
            return false;
        }
        if (observed.get().completes(previous, replicas(deployment))) {
            return move(deployment, DeploymentState.ROLLED_BACK, "What ran before is back", null);
        }
        var stalled = observed.get().stalled();
        return stalled != null
                && move(
                        deployment,
                        DeploymentState.FAILED,
                        "What ran before did not come back either: " + stalled,
                        deployment.failure());
    }

    /** Empty while the cluster still shows the state for another revision. */
    private Optional<ObservedWorkload> observedAt(Deployment deployment, Revision revision) {
        return workloads
                .observed(deployment.component(), deployment.environment())
                .filter(observed -> observed.revision().equals(revision.toString()));
    }

    private void desire(Deployment deployment, Revision revision) {
        workloads.desire(deployment.component(), deployment.environment(), revision, replicas(deployment));
    }

    private int replicas(Deployment deployment) {
        return environments.get(deployment.environment()).replicas();
    }

    private boolean move(Deployment deployment, DeploymentState to, String message, @Nullable String failure) {
        if (!deployment.state().mayBecome(to)) {
            throw new IllegalStateException("Deployment %s cannot go from %s to %s"
                    .formatted(deployment.id(), deployment.state().key(), to.key()));
        }
        var now = clock.instant();
        deployments.move(deployment.id(), deployment.state(), to, failure, now);
        deployments.addEvent(deployment.id(), to, message, now);
        var detail = new HashMap<String, String>();
        detail.put("deployment", deployment.id().toString());
        detail.put("message", message);
        audit.record(new AuditEntry(
                ACTOR,
                "deployment." + to.key(),
                deployment.component().toString(),
                deployment.environment(),
                null,
                detail));
        var name = deployment.component().name();
        live.announce(
                "%s in %s: %s".formatted(name, deployment.environment(), to.word()),
                "deployments",
                "deployment/" + deployment.id(),
                "component/" + name);
        return true;
    }
}
