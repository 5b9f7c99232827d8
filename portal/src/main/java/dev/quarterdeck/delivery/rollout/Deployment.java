package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make a release with a configuration run in an environment.
 *
 * @param previous what ran there when it began; null before it began, and if nothing did
 * @param failure why it did not succeed; null unless that is so
 * @param readyAt when all replicas were ready
 */
public record Deployment(
        DeploymentId id,
        EntityRef component,
        String environment,
        Revision revision,
        @Nullable Revision previous,
        @Nullable Long promotion,
        Cause cause,
        DeploymentState state,
        String requestedBy,
        @Nullable String reason,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant readyAt,
        @Nullable Instant finishedAt) {

    /** What it goes back to if it does not succeed; empty if nothing else ran there. */
    Optional<Revision> wayBack() {
        return Optional.ofNullable(previous).filter(before -> !before.equals(revision));
    }

    /** From its begin to its end; null before the end. */
    public @Nullable Duration took() {
        return startedAt == null || finishedAt == null ? null : Duration.between(startedAt, finishedAt);
    }
}
