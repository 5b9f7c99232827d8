package dev.quarterdeck.signals.log;

import dev.quarterdeck.signals.log.entry.LogEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream of lines, the oldest first.
 *
 * @param older where it goes on to the past; null if there is nothing more
 * @param newer where it goes on to the present
 * @param looked bytes that were looked at for it; 0 if the source does not say
 * @param gaveUp whether it ends where it does only because enough was looked at: there may be more
 * @param reached how far into the past, or into the present, it was looked; null if nothing was found to say so
 */
public record LogPage(
        List<LogRow> rows,
        @Nullable String older,
        @Nullable String newer,
        long looked,
        boolean gaveUp,
        @Nullable Instant reached) {

    public LogPage {
        rows = List.copyOf(rows);
    }

    public List<LogEntry> entries() {
        return rows.stream()
                .filter(LogRow.Line.class::isInstance)
                .map(row -> ((LogRow.Line) row).entry())
                .toList();
    }

    public long matches() {
        return rows.stream()
                .filter(row -> row instanceof LogRow.Line(var _, var match) && match)
                .count();
    }
}
