package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.inventory.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What an Application makes.
 *
 * @param id its page; null if it has none, for it is in another cluster, or of a kind that the portal does not watch
 */
public record ResourceRow(
        Application.Resource resource, @Nullable ObjectId id) {}
