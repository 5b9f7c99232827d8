package dev.quarterdeck.delivery.rollout;

import java.time.Instant;

/** @param state in which it left the deployment */
public record DeploymentEvent(DeploymentState state, String message, Instant at) {}
