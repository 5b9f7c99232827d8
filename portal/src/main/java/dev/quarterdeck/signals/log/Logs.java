package dev.quarterdeck.signals.log;

import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.connector.log.LogRetention;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.replica.LogCursor;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import dev.quarterdeck.signals.log.search.LogFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What components wrote: all replicas of one as one stream, from whichever source is chosen. Every method throws
 * {@link dev.quarterdeck.connector.SourceUnavailable} if the source does not answer, and
 * {@link IllegalArgumentException} with what to tell whoever asks if something cannot be looked for.
 */
@Component
public class Logs {

    /** The source that is the cluster itself: what its replicas wrote, as long as it keeps that. */
    public static final String CLUSTER = "cluster";

    private final ReplicaLogs replicas;
    private final OutsideLogs outside;
    private final TraceLogs traces;
    private final Environments environments;

    Logs(ReplicaLogs replicas, OutsideLogs outside, TraceLogs traces, Environments environments) {
        this.replicas = replicas;
        this.outside = outside;
        this.traces = traces;
        this.environments = environments;
    }

    /** By name; the cluster is the first. */
    public List<String> sources() {
        return Stream.concat(Stream.of(CLUSTER), outside.names().stream()).toList();
    }

    /** @throws dev.quarterdeck.platform.NotFound if there is no such source */
    public LogPage page(String source, LogPlace place, LogFilter filter, LogWindow window) {
        if (!source.equals(CLUSTER)) {
            return outside.page(source, place, filter, window);
        }
        var search = replicas.search(place, filter);
        return switch (window) {
            case LogWindow.Last(var limit) -> search.last(limit);
            case LogWindow.First(var limit) -> search.first(limit);
            case LogWindow.Older(var cursor, var limit) -> search.older(LogCursor.of(cursor), limit);
            case LogWindow.Newer(var cursor, var limit) -> search.newer(LogCursor.of(cursor), limit);
            case LogWindow.Around(var position, var lines) -> around(place, filter, LogCursor.of(position), lines);
        };
    }

    private LogPage around(LogPlace place, LogFilter filter, LogCursor position, int lines) {
        var line = position.positions().entrySet().iterator().next();
        return replicas.search(place, filter.withoutConditions()).around(line.getKey(), line.getValue(), lines);
    }

    /** The line at a position; empty if it is kept no longer. */
    public Optional<LogEntry> line(String source, LogPlace place, String position) {
        return page(source, place, LogFilter.EVERYTHING, new LogWindow.Around(position, 1)).entries().stream()
                .filter(entry -> entry.position().equals(position))
                .findFirst();
    }

    /** Whatever runs and writes, by the order of promotion of where. */
    public List<LogPlace> places() {
        return environments.inOrder().stream()
                .flatMap(environment -> replicas.places(environment.name()).stream())
                .toList();
    }

    /** The replicas whose lines the cluster keeps, those that ended included, the one written last first. */
    public List<KeptLog> replicas(LogPlace place) {
        return replicas.kept(place);
    }

    /** The oldest line that the cluster keeps; empty if there is none. */
    public Optional<Instant> oldest(LogPlace place) {
        return replicas.search(place, LogFilter.EVERYTHING).oldest();
    }

    /** How far a source outside goes back. */
    public LogRetention retention(String source) {
        return outside.retention(source);
    }

    /**
     * How many lines there are over time, as far back as one page of them would be looked for.
     *
     * @throws dev.quarterdeck.platform.NotFound if there is no such source
     */
    public LogHistogram histogram(String source, LogPlace place, LogFilter filter) {
        if (!source.equals(CLUSTER)) {
            return outside.histogram(source, place, filter);
        }
        var search = replicas.search(place, filter.withoutContext());
        var counts = new LineCounts();
        var page = search.last(LogWindow.MOST);
        page.entries().forEach(counts::add);
        while (page.older() != null && !page.gaveUp()) {
            page = search.older(LogCursor.of(page.older()), LogWindow.MOST);
            page.entries().forEach(counts::add);
        }
        var reached = page.gaveUp() ? page.reached() : null;
        return counts.histogram(reached == null ? filter.from() : reached, filter.to(), page.looked(), reached);
    }

    /** Hands on every line that is looked for, the oldest first, until {@code goOn} says that it is enough. */
    public void each(String source, LogPlace place, LogFilter filter, Predicate<LogEntry> goOn) {
        if (source.equals(CLUSTER)) {
            replicas.searchAll(place, filter).each(goOn);
            return;
        }
        LogWindow window = new LogWindow.First(LogWindow.MOST);
        while (window != null) {
            var page = outside.page(source, place, filter, window);
            var wanted = page.entries().stream().allMatch(goOn);
            window = wanted && page.newer() != null && !page.rows().isEmpty()
                    ? new LogWindow.Newer(page.newer(), LogWindow.MOST)
                    : null;
        }
    }

    /**
     * Everything that any component wrote of a trace. A source that does not answer is named among the problems.
     *
     * @param traceId in hexadecimal digits
     * @param around when the trace was, which is looked at ten minutes before and after; null if nobody knows
     */
    public TraceLog ofTrace(String traceId, @Nullable Instant around) {
        return traces.of(traceId, around);
    }
}
