package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One replica as a row.
 *
 * @param current whether it is of the revision that is wanted
 */
public record ReplicaView(
        String name,
        boolean current,
        String css,
        String icon,
        String word,
        int restarts,
        @Nullable Instant startedAt,
        @Nullable String message) {

    public static ReplicaView of(ReplicaStatus replica, String wanted) {
        var look = look(replica.state());
        return new ReplicaView(
                replica.name(),
                replica.revision().equals(wanted),
                look[0],
                look[1],
                look[2],
                replica.restarts(),
                replica.startedAt(),
                replica.message());
    }

    private static String[] look(ReplicaState state) {
        return switch (state) {
            case READY -> new String[] {"is-ok", "ti-circle-check", "Ready"};
            case STARTING -> new String[] {"is-busy", "ti-progress", "Starting"};
            case UNREADY -> new String[] {"is-warn", "ti-alert-triangle", "Not ready"};
            case CRASH_LOOP -> new String[] {"is-fail", "ti-repeat", "Crash loop"};
            case STOPPING -> new String[] {"is-mute", "ti-player-stop", "Stopping"};
        };
    }
}
