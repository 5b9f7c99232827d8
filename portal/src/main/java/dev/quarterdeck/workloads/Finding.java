package dev.quarterdeck.workloads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the portal that drives the clusters knows of a workload there.
 *
 * @param looked whether it has seen it itself: what was kept before may be from before a crash
 * @param unreachableSince null while its cluster answers
 */
record Finding(
        boolean looked, ForeignChanges foreign, @Nullable Instant unreachableSince) {

    static final Finding UNKNOWN = new Finding(false, ForeignChanges.NONE, null);
}
