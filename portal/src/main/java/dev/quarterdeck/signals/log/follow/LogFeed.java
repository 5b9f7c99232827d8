package dev.quarterdeck.signals.log.follow;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.replica.LogCursor;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import dev.quarterdeck.signals.log.replica.ReplicaSearch;
import dev.quarterdeck.signals.log.search.LogFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one component writes in one environment. However many follow it, its replicas' logs are read once. A replica that
 * comes later is followed from its first line on.
 */
class LogFeed {

    private static final Logger log = LoggerFactory.getLogger(LogFeed.class);
    private static final int LINES = 2_000;
    private static final long BYTES = 8L * 1024 * 1024;

    private final LogPlace place;
    private final ReplicaLogs logs;
    private final Map<String, Long> positions = new HashMap<>();
    private final List<Consumer<LogBatch>> listeners = new ArrayList<>();
    private boolean away;

    /** @throws SourceUnavailable if the cluster cannot be asked */
    LogFeed(LogPlace place, ReplicaLogs logs) {
        this.place = place;
        this.logs = logs;
        var page = logs.search(place, LogFilter.EVERYTHING).last(1);
        if (page.newer() != null) {
            positions.putAll(LogCursor.of(page.newer()).positions());
        }
    }

    /** @return after which everything will be told */
    synchronized LogCursor join(Consumer<LogBatch> listener) {
        listeners.add(listener);
        return new LogCursor(positions);
    }

    synchronized void leave(Consumer<LogBatch> listener) {
        listeners.remove(listener);
    }

    synchronized boolean isFollowed() {
        return !listeners.isEmpty();
    }

    /**
     * Tells what is new.
     *
     * @return whether there is more already
     */
    synchronized boolean read() {
        try {
            var kept = logs.kept(place);
            away = false;
            forget(kept);
            var grown = kept.stream().filter(this::hasGrown).toList();
            return !grown.isEmpty() && tell(grown);
        } catch (SourceUnavailable e) {
            if (!away) {
                log.warn("{} cannot be followed just now: {}", place, e.getMessage());
            }
            away = true;
            return false;
        }
    }

    private void forget(List<KeptLog> kept) {
        positions.keySet().retainAll(kept.stream().map(KeptLog::replica).collect(Collectors.toSet()));
    }

    /** Or is shorter than what was read of it, since somebody cut it. */
    private boolean hasGrown(KeptLog kept) {
        return kept.end() != positions.getOrDefault(kept.replica(), 0L);
    }

    private boolean tell(List<KeptLog> grown) {
        var search = new ReplicaSearch(grown, logs.reading(place), LogFilter.EVERYTHING, BYTES);
        var page = search.newer(new LogCursor(positions), LINES);
        if (page.newer() != null) {
            positions.putAll(LogCursor.of(page.newer()).positions());
        }
        var entries = page.entries();
        if (!entries.isEmpty()) {
            var batch = new LogBatch(entries, new LogCursor(positions));
            List.copyOf(listeners).forEach(listener -> listener.accept(batch));
        }
        return entries.size() >= LINES;
    }
}
