package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves a deployment from one state to the next, and tells everybody who keeps or shows it. */
@Component
class DeploymentTransitions {

    private static final String ACTOR = "system:deployments";

    private final DeploymentRepository deployments;
    private final AuditLog audit;
    private final LiveUpdates live;
    private final Clock clock;

    DeploymentTransitions(DeploymentRepository deployments, AuditLog audit, LiveUpdates live, Clock clock) {
        this.deployments = deployments;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** By rule, for the better. */
    void move(Deployment deployment, DeploymentState to, String message) {
        move(deployment, to, message, null, ACTOR, null);
    }

    /** By rule, because something went wrong. */
    void fail(Deployment deployment, DeploymentState to, String message, @Nullable String failure) {
        move(deployment, to, message, failure, ACTOR, null);
    }

    /** Because {@code actor} wants it. */
    void moveFor(String actor, @Nullable String reason, Deployment deployment, DeploymentState to, String message) {
        move(deployment, to, message, message, actor, reason);
    }

    private void move(
            Deployment deployment,
            DeploymentState to,
            String message,
            @Nullable String failure,
            String actor,
            @Nullable String reason) {
        if (!deployment.state().mayBecome(to)) {
            throw new IllegalStateException("Deployment %s cannot go from %s to %s"
                    .formatted(deployment.id(), deployment.state().key(), to.key()));
        }
        var now = clock.instant();
        deployments.move(deployment.id(), deployment.state(), to, failure, now);
        deployments.addEvent(deployment.id(), to, message, now);
        audit.record(new AuditEntry(
                actor,
                "deployment." + to.key(),
                deployment.component().toString(),
                deployment.environment(),
                reason,
                Map.of("deployment", deployment.id().toString(), "message", message)));
        announce(deployment, to);
    }

    private void announce(Deployment deployment, DeploymentState state) {
        var name = deployment.component().name();
        live.announce(
                "%s in %s: %s".formatted(name, deployment.environment(), state.word()),
                "deployments",
                "deployment/" + deployment.id(),
                "component/" + name);
    }
}
