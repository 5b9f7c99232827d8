package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment with the versions it is about, as lists and pages show it.
 *
 * @param configuration its version
 * @param previousVersion what ran there when it began; null before it began, and if nothing did
 */
public record DeploymentRow(
        DeploymentId id,
        EntityRef component,
        long release,
        String version,
        int configuration,
        @Nullable String previousVersion,
        @Nullable Integer previousConfiguration,
        String environment,
        boolean production,
        Cause cause,
        DeploymentState state,
        String requestedBy,
        @Nullable String reason,
        @Nullable String failure,
        @Nullable Long promotion,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant readyAt,
        @Nullable Instant finishedAt) {

    /** When it last got any further that counts. */
    public Instant at() {
        return finishedAt == null ? createdAt : finishedAt;
    }
}
