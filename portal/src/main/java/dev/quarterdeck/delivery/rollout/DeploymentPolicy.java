package dev.quarterdeck.delivery.rollout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param verification how long all replicas must stay ready before a deployment has succeeded
 * @param deadline how long a deployment may take in all; a cluster notices sooner that a rollout gets no further
 */
@ConfigurationProperties("quarterdeck.deployments")
record DeploymentPolicy(
        @DefaultValue("3s") Duration verification,
        @DefaultValue("15m") Duration deadline) {}
