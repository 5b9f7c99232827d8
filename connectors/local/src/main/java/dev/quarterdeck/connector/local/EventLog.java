package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.ClusterEvent.Severity;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events of one workload, as Kubernetes keeps them for an hour. */
class EventLog {

    private static final int KEPT = 200;

    private final WorkloadId workload;
    private final Deque<ClusterEvent> events = new ArrayDeque<>();

    EventLog(WorkloadId workload) {
        this.workload = workload;
    }

    void normal(@Nullable String replica, String reason, String message) {
        add(replica, Severity.NORMAL, reason, message);
    }

    void warning(@Nullable String replica, String reason, String message) {
        add(replica, Severity.WARNING, reason, message);
    }

    private synchronized void add(@Nullable String replica, Severity severity, String reason, String message) {
        if (events.size() == KEPT) {
            events.removeLast();
        }
        events.addFirst(new ClusterEvent(workload, replica, severity, reason, message, Instant.now()));
    }

    synchronized List<ClusterEvent> newest(int limit) {
        return events.stream().limit(limit).toList();
    }
}
