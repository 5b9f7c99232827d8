package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to run where.
 *
 * @param promotion the promotion that led to it; null if none did
 */
public record DeploymentRequest(
        EntityRef component,
        String environment,
        Revision revision,
        Cause cause,
        String requestedBy,
        @Nullable String reason,
        @Nullable Long promotion) {}
