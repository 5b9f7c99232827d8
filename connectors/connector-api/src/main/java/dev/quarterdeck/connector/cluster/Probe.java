package dev.quarterdeck.connector.cluster;

import java.time.Duration;

/**
 * An HTTP check of one replica, as in Kubernetes: any 2xx or 3xx answer passes.
 *
 * @param path asked on the replica's own port
 * @param failureThreshold consecutive failures after which the check counts as failed
 */
public record Probe(String path, Duration period, Duration timeout, int failureThreshold) {}
