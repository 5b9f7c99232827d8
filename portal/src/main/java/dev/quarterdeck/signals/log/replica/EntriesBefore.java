package dev.quarterdeck.signals.log.replica;

import dev.quarterdeck.signals.log.entry.RawEntry;
import dev.quarterdeck.signals.log.entry.RawLine;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a position back to the beginning, the newest first. */
final class EntriesBefore implements Entries {

    /** What is longer is no stack trace. */
    static final int MOST_LINES = 400;

    private final Tape tape;
    private final long begin;
    private long position;

    EntriesBefore(Tape tape, long begin, long position) {
        this.tape = tape;
        this.begin = begin;
        this.position = position;
    }

    @Override
    public String replica() {
        return tape.replica();
    }

    @Override
    public @Nullable RawEntry next() {
        var more = new ArrayDeque<RawLine>();
        for (var line = previous(); line != null; line = previous()) {
            if (!line.continues() || more.size() == MOST_LINES) {
                return new RawEntry(line, List.copyOf(more));
            }
            more.addFirst(line);
        }
        return more.isEmpty() ? null : new RawEntry(more.removeFirst(), List.copyOf(more));
    }

    private @Nullable RawLine previous() {
        var line = tape.before(begin, position);
        if (line != null) {
            position = line.offset();
        }
        return line;
    }
}
