package dev.quarterdeck.delivery.rollout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param verification how long all replicas must stay ready before a deployment has succeeded */
@ConfigurationProperties("quarterdeck.deployments")
record DeploymentPolicy(@DefaultValue("3s") Duration verification) {}
