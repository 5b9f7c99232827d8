package dev.quarterdeck.connector.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One replica as it was observed.
 *
 * @param name unique within the workload, stable over restarts
 * @param startedAt of the current process; null while none runs
 * @param message why it is not ready, for a person to read; null if there is nothing to say
 */
public record ReplicaStatus(
        String name,
        String revision,
        ReplicaState state,
        int restarts,
        @Nullable Instant startedAt,
        @Nullable String message) {}
