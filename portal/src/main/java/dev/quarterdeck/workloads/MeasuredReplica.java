package dev.quarterdeck.workloads;

import dev.quarterdeck.platform.EntityRef;
import java.net.URI;

/**
 * A running replica that can be asked for its metrics.
 *
 * @param release what it runs, by the id of the release
 * @param address of the replica itself
 */
public record MeasuredReplica(EntityRef component, String environment, long release, String replica, URI address) {}
