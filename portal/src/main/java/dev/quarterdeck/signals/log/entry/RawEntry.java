package dev.quarterdeck.signals.log.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line with those that go on with it. */
public final class RawEntry {

    private final RawLine head;
    private final List<RawLine> more;
    private boolean looked;
    private @Nullable Instant time;

    public RawEntry(RawLine head, List<RawLine> more) {
        this.head = head;
        this.more = List.copyOf(more);
    }

    public RawLine head() {
        return head;
    }

    public List<RawLine> more() {
        return more;
    }

    public String replica() {
        return head.replica();
    }

    public long offset() {
        return head.offset();
    }

    /** Offset of the byte after the last line. */
    public long end() {
        return more.isEmpty() ? head.end() : more.getLast().end();
    }

    /** When it says that it was written; null if it does not. */
    public @Nullable Instant time() {
        if (!looked) {
            time = Stamp.of(head.text());
            looked = true;
        }
        return time;
    }
}
