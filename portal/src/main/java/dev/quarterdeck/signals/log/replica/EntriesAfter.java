package dev.quarterdeck.signals.log.replica;

import dev.quarterdeck.signals.log.entry.RawEntry;
import dev.quarterdeck.signals.log.entry.RawLine;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** From a position on, the oldest first. */
final class EntriesAfter implements Entries {

    private final Tape tape;
    private final long end;
    private final boolean closed;
    private long position;
    private @Nullable RawLine ahead;

    /** @param closed whether nothing more comes, so that a last line without its end is one */
    EntriesAfter(Tape tape, long position, long end, boolean closed) {
        this.tape = tape;
        this.position = position;
        this.end = end;
        this.closed = closed;
    }

    @Override
    public String replica() {
        return tape.replica();
    }

    @Override
    public @Nullable RawEntry next() {
        var head = take();
        if (head == null) {
            return null;
        }
        var more = new ArrayList<RawLine>();
        for (var line = take(); line != null; line = take()) {
            if (!line.continues() || more.size() == EntriesBefore.MOST_LINES) {
                ahead = line;
                break;
            }
            more.add(line);
        }
        return new RawEntry(head, more);
    }

    private @Nullable RawLine take() {
        var line = ahead;
        ahead = null;
        if (line == null) {
            line = tape.after(position, end, closed);
            position = line == null ? position : line.end();
        }
        return line;
    }
}
