package dev.quarterdeck.delivery.rollout;

/** There is a deployment to begin. */
record DeploymentRequested(DeploymentId deployment) {}
