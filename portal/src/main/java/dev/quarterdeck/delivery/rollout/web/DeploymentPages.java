package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.DeploymentId;
import dev.quarterdeck.delivery.rollout.DeploymentState;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.workloads.ReplicaView;
import dev.quarterdeck.workloads.Workloads;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what the page of a deployment shows. */
@Component
class DeploymentPages {

    private final Deployments deployments;
    private final Releases releases;
    private final Environments environments;
    private final Workloads workloads;

    DeploymentPages(Deployments deployments, Releases releases, Environments environments, Workloads workloads) {
        this.deployments = deployments;
        this.releases = releases;
        this.environments = environments;
        this.workloads = workloads;
    }

    DeploymentPage page(DeploymentId id) {
        var deployment = deployments.get(id);
        var release = releases.get(new ReleaseId(deployment.revision().release()));
        var previous = deployment.previous();
        var before = previous == null ? null : releases.get(new ReleaseId(previous.release()));
        return new DeploymentPage(
                deployment,
                DeploymentView.of(deployment.state()),
                environments.get(deployment.environment()),
                release,
                before,
                before == null ? List.of() : releases.commitsBetween(before, release),
                replicas(deployment),
                deployments.events(id),
                deployment.state().finished()
                        && deployments
                                .rollBackTarget(deployment.component(), deployment.environment())
                                .isPresent(),
                DeploymentSteps.of(deployment),
                workloads.unreachableSince(idOf(deployment)).orElse(null),
                waits(deployment) ? workloads.foreign(idOf(deployment)).conflicts() : List.of(),
                waits(deployment) ? workloads.awaited(idOf(deployment)).orElse(null) : null);
    }

    private static WorkloadId idOf(Deployment deployment) {
        return new WorkloadId(deployment.environment(), deployment.component().name());
    }

    /** Whether what stands in the way of what is desired there concerns it, or its way back. */
    private boolean waits(Deployment deployment) {
        return deployment.state() == DeploymentState.ROLLING_BACK
                || (!deployment.state().finished() && runs(deployment));
    }

    /** None for one that is over: what runs by now says nothing about it. */
    private List<ReplicaView> replicas(Deployment deployment) {
        if (deployment.state().finished() && !runs(deployment)) {
            return List.of();
        }
        return workloads
                .observed(deployment.component(), deployment.environment())
                .map(observed -> observed.observed().stream()
                        .map(replica ->
                                ReplicaView.of(replica, deployment.revision().toString()))
                        .toList())
                .orElse(List.of());
    }

    private boolean runs(Deployment deployment) {
        return workloads
                .desired(deployment.component(), deployment.environment())
                .filter(deployment.revision()::equals)
                .isPresent();
    }
}
