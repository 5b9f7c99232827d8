package dev.quarterdeck.signals.log.follow;

import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.replica.LogCursor;
import java.util.List;

/**
 * Lines that were written since the batch before.
 *
 * @param position after them
 */
public record LogBatch(List<LogEntry> entries, LogCursor position) {

    public LogBatch {
        entries = List.copyOf(entries);
    }
}
