package dev.quarterdeck.signals.log.follow.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.follow.LogBatch;
import dev.quarterdeck.signals.log.replica.LogCursor;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.web.LineRenderer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Pages that follow the same lines: what is new is selected and rendered once for all of them. */
class FollowRoom implements Consumer<LogBatch> {

    /** Of what a page missed; who missed more reads the page again. */
    private static final int MISSED = 1_000;

    private final LogPlace place;
    private final LogFilter filter;
    private final ReplicaLogs logs;
    private final LineRenderer lines;
    private final Set<LogViewer> viewers = new LinkedHashSet<>();
    private LogCursor position = new LogCursor(Map.of());

    FollowRoom(LogPlace place, LogFilter filter, ReplicaLogs logs, LineRenderer lines) {
        this.place = place;
        this.filter = filter;
        this.logs = logs;
        this.lines = lines;
    }

    synchronized void open(LogCursor begin) {
        // a batch may have come before this, and is newer
        if (position.positions().isEmpty()) {
            position = begin;
        }
    }

    @Override
    public synchronized void accept(LogBatch batch) {
        position = batch.position();
        if (viewers.isEmpty()) {
            return;
        }
        try {
            tell(filter.selected(batch.entries()));
        } catch (IllegalArgumentException e) {
            // a pattern that takes too long on what came now
            var event = event(position, "problem", String.valueOf(e.getMessage()));
            viewers.forEach(viewer -> viewer.send(event));
        }
    }

    private void tell(List<LogEntry> wanted) {
        if (!wanted.isEmpty()) {
            var rows = wanted.stream()
                    .<LogRow>map(entry -> new LogRow.Line(entry, true))
                    .toList();
            var event = event(position, "lines", lines.render(place, filter.query(), rows));
            viewers.forEach(viewer -> viewer.send(event));
        }
    }

    /** Whoever enters hears of every batch from now on, but not before {@link #welcome}. */
    synchronized void enter(LogViewer viewer) {
        viewer.joinedAt(position);
        viewers.add(viewer);
    }

    /** Tells it first what was written between what its page has and its entry. */
    void welcome(LogViewer viewer, @Nullable LogCursor from) {
        var until = viewer.joinedAt();
        viewer.begin(from == null ? event(until, "at", "") : missed(from, until));
    }

    private Set<DataWithMediaType> missed(LogCursor from, LogCursor until) {
        try {
            var page = logs.searchUntil(place, filter, until).newer(from, MISSED);
            if (page.gaveUp() || page.matches() >= MISSED) {
                return event(until, "behind", "");
            }
            return event(until, "lines", lines.render(place, filter.query(), page.rows()));
        } catch (SourceUnavailable | IllegalArgumentException e) {
            return event(until, "problem", String.valueOf(e.getMessage()));
        }
    }

    private static Set<DataWithMediaType> event(LogCursor position, String name, String data) {
        var event = SseEmitter.event().id(position.toString()).name(name).data(data);
        return event.build();
    }

    /** @return whether it was there */
    synchronized boolean leave(LogViewer viewer) {
        return viewers.remove(viewer);
    }

    synchronized boolean isEmpty() {
        return viewers.isEmpty();
    }

    synchronized int size() {
        return viewers.size();
    }

    /** Keeps connections open, finds out which are gone, and tells pages without news up to where they have it all. */
    synchronized void beat() {
        var event = event(position, "at", "");
        List.copyOf(viewers).forEach(viewer -> viewer.send(event));
    }

    synchronized void close() {
        List.copyOf(viewers).forEach(LogViewer::close);
    }
}
