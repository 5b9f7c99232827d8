package dev.quarterdeck.signals.log.replica;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.KeptLogs;
import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogSettings;
import dev.quarterdeck.signals.log.search.LogFilter;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the replicas on the cluster wrote. */
@Component
public class ReplicaLogs {

    private final Clusters clusters;
    private final LogSettings settings;

    public ReplicaLogs(Clusters clusters, LogSettings settings) {
        this.clusters = clusters;
        this.settings = settings;
    }

    /**
     * Of replicas that run and of those that ended, the one written last first.
     *
     * @throws SourceUnavailable if the cluster cannot be asked for them
     */
    public List<KeptLog> kept(LogPlace place) {
        return place.workload().map(id -> logs(id).kept(id)).orElse(List.of());
    }

    private KeptLogs logs(WorkloadId id) {
        var cluster = clusters.of(id);
        if (cluster instanceof KeptLogs logs) {
            return logs;
        }
        throw new SourceUnavailable("The cluster '%s' gives no logs but the last lines on the page of a workload."
                .formatted(cluster.name()));
    }

    public ReplicaSearch search(LogPlace place, LogFilter filter) {
        return search(place, filter, settings.looked().toBytes());
    }

    /** However long it takes. */
    public ReplicaSearch searchAll(LogPlace place, LogFilter filter) {
        return search(place, filter, Long.MAX_VALUE);
    }

    /** @param bytes to look at at most */
    public ReplicaSearch search(LogPlace place, LogFilter filter, long bytes) {
        return new ReplicaSearch(kept(place), reading(place), filter, bytes);
    }

    /** Of what was written before a position, and not since. */
    public ReplicaSearch searchUntil(LogPlace place, LogFilter filter, LogCursor until) {
        var logs = kept(place).stream()
                .filter(log -> until.positions().getOrDefault(log.replica(), 0L) > log.begin())
                .map(log -> new KeptLog(
                        log.replica(),
                        true,
                        log.begin(),
                        Math.min(log.end(), until.positions().getOrDefault(log.replica(), 0L)),
                        log.writtenAt()))
                .toList();
        return new ReplicaSearch(logs, reading(place), filter, settings.looked().toBytes());
    }

    /** Gives bytes of the replicas of a place. */
    public ReplicaSearch.Reading reading(LogPlace place) {
        WorkloadId id = place.workload().orElseThrow();
        var logs = logs(id);
        return (replica, from, length) -> logs.slice(id, replica, from, length);
    }

    /** Everything that runs in an environment. */
    public List<LogPlace> places(String environment) {
        return clusters.of(environment).observe(environment).stream()
                .map(status -> LogPlace.of(status.id()))
                .toList();
    }
}
