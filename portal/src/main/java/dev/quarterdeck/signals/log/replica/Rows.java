package dev.quarterdeck.signals.log.replica;

import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.entry.EntryParser;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.entry.RawEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gathers the lines that are looked for and those around them, in whichever direction they come. */
final class Rows {

    private final int context;
    private final int limit;
    private final List<LogRow> rows = new ArrayList<>();
    private final Deque<RawEntry> near = new ArrayDeque<>();
    private int stillNear;
    private int lines;
    private long leftOut;

    Rows(int context, int limit) {
        this.context = context;
        this.limit = limit;
    }

    void match(LogEntry entry) {
        if (leftOut > 0 && !rows.isEmpty()) {
            rows.add(new LogRow.Gap(leftOut));
        }
        leftOut = 0;
        near.forEach(this::besides);
        near.clear();
        add(entry, true);
        stillNear = context;
    }

    void other(RawEntry entry) {
        if (context == 0) {
            return;
        }
        if (stillNear > 0) {
            stillNear--;
            besides(entry);
            return;
        }
        near.add(entry);
        if (near.size() > context) {
            near.removeFirst();
            leftOut++;
        }
    }

    private void besides(RawEntry entry) {
        add(EntryParser.parse(entry), false);
    }

    private void add(LogEntry entry, boolean match) {
        rows.add(new LogRow.Line(entry, match));
        lines++;
    }

    /** Whether there are enough, and what comes next is not beside any of them. */
    boolean isFull() {
        return lines >= limit && (stillNear == 0 || lines >= 2 * limit);
    }

    /** In the order in which they came. */
    List<LogRow> rows() {
        return rows;
    }
}
