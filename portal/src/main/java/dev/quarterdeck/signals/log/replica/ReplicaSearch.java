package dev.quarterdeck.signals.log.replica;

import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.connector.cluster.LogSlice;
import dev.quarterdeck.signals.log.LogPage;
import dev.quarterdeck.signals.log.entry.EntryParser;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.entry.RawEntry;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.QueryMatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One look at what some replicas wrote, as one stream. It looks at no more bytes than it is told, and says how far it came. */
public final class ReplicaSearch {

    /** Gives bytes of a replica's log, as {@link dev.quarterdeck.connector.cluster.KeptLogs#slice} does. */
    public interface Reading {
        LogSlice read(String replica, long from, int length);
    }

    private final List<KeptLog> logs;
    private final Reading reading;
    private final LogFilter filter;
    private final QueryMatcher matcher;
    private final Budget budget;
    private final Map<String, Tape> tapes = new HashMap<>();

    /** @param bytes to look at at most */
    public ReplicaSearch(List<KeptLog> logs, Reading reading, LogFilter filter, long bytes) {
        this.logs = logs.stream().filter(log -> filter.takes(log.replica())).toList();
        this.reading = reading;
        this.filter = filter;
        this.matcher = filter.query().matcher();
        this.budget = new Budget(bytes);
    }

    /** The last lines of the time that is asked for. */
    public LogPage last(int limit) {
        return backwards(positions(this::end), limit);
    }

    /** The first ones. */
    public LogPage first(int limit) {
        return forwards(positions(this::begin), limit);
    }

    public LogPage older(LogCursor than, int limit) {
        return backwards(positions(log -> positionBefore(log, than)), limit);
    }

    public LogPage newer(LogCursor than, int limit) {
        return forwards(positions(log -> positionAfter(log, than)), limit);
    }

    /**
     * The line at {@code offset} of a replica with those around it.
     *
     * @param lines before it and after it
     */
    public LogPage around(String replica, long offset, int lines) {
        var moment = moment(replica, offset);
        var starts = positions(log -> {
            if (log.replica().equals(replica)) {
                return lineStart(log, offset);
            }
            return moment.map(time -> new Seek(tape(log), log).to(time)).orElse(log.end());
        });
        var before = backwards(starts, lines);
        var after = forwards(starts, lines + 1);
        var rows = new ArrayList<>(before.rows());
        rows.addAll(after.rows());
        return new LogPage(rows, before.older(), after.newer(), budget.spent(), false, before.reached());
    }

    private Optional<Instant> moment(String replica, long offset) {
        return logs.stream()
                .filter(log -> log.replica().equals(replica))
                .findFirst()
                .flatMap(log -> Optional.ofNullable(new Seek(tape(log), log).timeFrom(lineStart(log, offset))));
    }

    /** Hands on every line that is looked for, the oldest first, until {@code goOn} says that it is enough. */
    public void each(Predicate<LogEntry> goOn) {
        var starts = positions(this::begin);
        var stream = stream(starts, false);
        for (var entry = stream.next(); entry != null; entry = stream.next()) {
            if (isAfterTheEnd(entry)) {
                stream.leave(entry.replica());
                continue;
            }
            var match = match(entry);
            if (match != null && !goOn.test(match)) {
                return;
            }
        }
    }

    private LogPage backwards(Map<String, Long> starts, int limit) {
        var stream = stream(starts, true);
        var rows = new Rows(filter.context(), limit);
        var reached = collect(stream, rows, this::isBeforeTheBegin);
        var older = stream.isAtEnd() ? null : new LogCursor(stream.positions()).toString();
        return new LogPage(
                rows.rows().reversed(), older, newer(starts), budget.spent(), older != null && !rows.isFull(), reached);
    }

    private LogPage forwards(Map<String, Long> starts, int limit) {
        var stream = stream(starts, false);
        var rows = new Rows(filter.context(), limit);
        var reached = collect(stream, rows, this::isAfterTheEnd);
        var gaveUp = !stream.isAtEnd() && !rows.isFull();
        return new LogPage(rows.rows(), newer(starts), newer(stream.positions()), budget.spent(), gaveUp, reached);
    }

    private static @Nullable String newer(Map<String, Long> positions) {
        return positions.isEmpty() ? null : new LogCursor(positions).toString();
    }

    private @Nullable Instant collect(MergedEntries stream, Rows rows, Predicate<RawEntry> isOut) {
        Instant reached = null;
        while (!rows.isFull() && !budget.isSpent()) {
            var entry = stream.next();
            if (entry == null) {
                break;
            }
            reached = entry.time() == null ? reached : entry.time();
            if (isOut.test(entry)) {
                stream.leave(entry.replica());
            } else {
                look(entry, rows);
            }
        }
        return reached;
    }

    private void look(RawEntry entry, Rows rows) {
        var match = match(entry);
        if (match == null) {
            rows.other(entry);
        } else {
            rows.match(match);
        }
    }

    private boolean isBeforeTheBegin(RawEntry entry) {
        var time = entry.time();
        return filter.from() != null && time != null && time.isBefore(filter.from());
    }

    private boolean isAfterTheEnd(RawEntry entry) {
        var time = entry.time();
        return filter.to() != null && time != null && !time.isBefore(filter.to());
    }

    private @Nullable LogEntry match(RawEntry entry) {
        if (!matcher.mayMatch(entry)) {
            return null;
        }
        var parsed = EntryParser.parse(entry);
        return filter.isGrave(parsed) && matcher.matches(parsed) ? parsed : null;
    }

    private MergedEntries stream(Map<String, Long> starts, boolean backwards) {
        var entries = logs.stream()
                .map(log -> {
                    var start = starts.getOrDefault(log.replica(), log.begin());
                    return backwards
                            ? (Entries) new EntriesBefore(tape(log), log.begin(), start)
                            : new EntriesAfter(tape(log), start, log.end(), !log.running());
                })
                .toList();
        return new MergedEntries(entries, backwards, starts);
    }

    private Tape tape(KeptLog log) {
        return tapes.computeIfAbsent(
                log.replica(),
                replica -> new Tape(replica, (from, length) -> reading.read(replica, from, length), budget));
    }

    private Map<String, Long> positions(ToLongFunction<KeptLog> position) {
        return logs.stream().collect(toMap(KeptLog::replica, position::applyAsLong, (one, _) -> one));
    }

    private long begin(KeptLog log) {
        return filter.from() == null ? firstLine(log) : new Seek(tape(log), log).to(filter.from());
    }

    private long end(KeptLog log) {
        if (filter.to() != null) {
            return new Seek(tape(log), log).to(filter.to());
        }
        // whatever is being written just now is not a line yet
        return log.running() ? tape(log).lineEnd(log.begin(), log.end()) : log.end();
    }

    private long positionBefore(KeptLog log, LogCursor cursor) {
        var position = Math.min(cursor.positions().getOrDefault(log.replica(), 0L), log.end());
        return position == log.end() || position <= log.begin()
                ? position
                : tape(log).lineEnd(log.begin(), position);
    }

    /** A replica that the cursor does not know is newer than it; one that is shorter than it was cut, and begins anew. */
    private long positionAfter(KeptLog log, LogCursor cursor) {
        var position = cursor.positions().getOrDefault(log.replica(), 0L);
        return position > log.end() ? reading.read(log.replica(), position, 0).from() : lineStart(log, position);
    }

    private long lineStart(KeptLog log, long offset) {
        return offset < log.begin() ? firstLine(log) : tape(log).lineStart(Math.min(offset, log.end()), log.end());
    }

    private long firstLine(KeptLog log) {
        return Seek.firstLine(tape(log), log);
    }

    /** The oldest line that is kept of any replica; empty if there is none with a time. */
    public Optional<Instant> oldest() {
        return logs.stream()
                .flatMap(log -> Stream.ofNullable(new Seek(tape(log), log).timeFrom(firstLine(log))))
                .min(Instant::compareTo);
    }
}
