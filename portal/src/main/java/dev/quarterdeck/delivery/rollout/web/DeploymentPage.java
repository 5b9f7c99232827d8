package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.DeploymentEvent;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.workloads.ReplicaView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a deployment shows.
 *
 * @param before what ran there when it began; null if nothing did
 * @param replicas as last seen
 * @param events newest first
 * @param mayRollBack whether there is something to go back to
 * @param unreachableSince since when the cluster does not answer; null if it does
 * @param conflicts fields of others that it would change, for which it waits
 * @param awaited what is written of it and not applied yet; null if nothing is
 */
record DeploymentPage(
        Deployment deployment,
        DeploymentView state,
        Environment environment,
        Release release,
        @Nullable Release before,
        List<Commit> commits,
        List<ReplicaView> replicas,
        List<DeploymentEvent> events,
        boolean mayRollBack,
        List<Step> steps,
        @Nullable Instant unreachableSince,
        List<Conflict> conflicts,
        @Nullable Awaited awaited) {

    /** @param css is-ok once passed, is-busy while it lasts, is-fail where it went wrong; empty while it is ahead */
    public record Step(String title, String css, String note) {}

    public boolean stoppable() {
        return switch (deployment.state()) {
            case REQUESTED, WAITING -> true;
            case PROGRESSING, VERIFYING -> before != null;
            case ROLLING_BACK, SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> false;
        };
    }

    public DeploymentView stateOf(DeploymentEvent event) {
        return DeploymentView.of(event.state());
    }

    public String topic() {
        return "deployment/%s workload/%s/%s"
                .formatted(
                        deployment.id(),
                        deployment.environment(),
                        deployment.component().name());
    }
}
