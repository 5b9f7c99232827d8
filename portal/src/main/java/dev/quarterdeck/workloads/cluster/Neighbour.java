package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.ObjectId;

/**
 * An object that has to do with a workload.
 *
 * @param why it has, in a few words
 * @param there whether the portal knows it, so that it has a page
 */
public record Neighbour(String why, ObjectId id, Health health, boolean there) {}
