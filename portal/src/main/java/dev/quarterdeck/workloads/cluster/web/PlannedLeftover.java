package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.manifest.Leftover;
import org.jspecify.annotations.Nullable;

/**
 * @param prune by which it is chosen to go
 * @param kept why it stays all the same; null if it can go
 */
public record PlannedLeftover(String prune, @Nullable String kept) {

    public static PlannedLeftover of(Leftover leftover) {
        return new PlannedLeftover(leftover.word(), leftover.kept());
    }
}
