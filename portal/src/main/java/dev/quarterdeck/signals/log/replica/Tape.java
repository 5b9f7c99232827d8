package dev.quarterdeck.signals.log.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.cluster.LogSlice;
import dev.quarterdeck.signals.log.entry.RawLine;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of one replica's log in both directions, block by block. It never holds more of a line than is shown of
 * it, however long it is.
 */
final class Tape {

    /** Of a longer line no more than this is kept. */
    static final int LONGEST = 32 * 1024;

    static final int BLOCK = 128 * 1024;

    private static final long NONE = -1;

    /** Bytes of the log; see {@link dev.quarterdeck.connector.cluster.KeptLogs#slice}. */
    interface Slices {
        LogSlice read(long from, int length);
    }

    private final String replica;
    private final Slices slices;
    private final Budget budget;
    private byte[] block = new byte[0];
    private long blockFrom;

    Tape(String replica, Slices slices, Budget budget) {
        this.replica = replica;
        this.slices = slices;
        this.budget = budget;
    }

    String replica() {
        return replica;
    }

    /** The line that ends at {@code end}; null if there is none, or only the rest of one, after {@code begin}. */
    @Nullable
    RawLine before(long begin, long end) {
        if (end <= begin || !reaches(begin, end)) {
            return null;
        }
        var contentEnd = block[(int) (end - 1 - blockFrom)] == '\n' ? end - 1 : end;
        var newline = lastNewline(begin, contentEnd);
        if (newline == NONE && begin > 0) {
            return null;
        }
        return line(newline == NONE ? begin : newline + 1, contentEnd, end);
    }

    /**
     * The line that begins at {@code from}; null if it is not complete before {@code end}.
     *
     * @param closed whether nothing more comes, so that what is there is complete
     */
    @Nullable
    RawLine after(long from, long end, boolean closed) {
        if (from >= end) {
            return null;
        }
        var newline = firstNewline(from, end);
        if (newline == NONE) {
            return closed ? line(from, end, end) : null;
        }
        return line(from, newline, newline + 1);
    }

    /** Where the first line begins that does so at or after {@code from}. */
    long lineStart(long from, long end) {
        if (from <= 0) {
            return 0;
        }
        var newline = firstNewline(from - 1, end);
        return newline == NONE ? end : newline + 1;
    }

    /** The end of the last complete line before {@code end}. */
    long lineEnd(long begin, long end) {
        var newline = lastNewline(begin, end);
        return newline == NONE ? begin : newline + 1;
    }

    private long lastNewline(long begin, long end) {
        for (var at = end; at > begin; ) {
            if (!reaches(begin, at)) {
                return NONE;
            }
            for (var low = Math.max(begin, blockFrom); at > low; ) {
                at--;
                if (block[(int) (at - blockFrom)] == '\n') {
                    return at;
                }
            }
        }
        return NONE;
    }

    private long firstNewline(long from, long end) {
        for (var at = from; at < end; ) {
            if (!holds(at)) {
                load(at, (int) Math.min(BLOCK, end - at));
            }
            if (!holds(at)) {
                return NONE;
            }
            for (var high = Math.min(end, blockFrom + block.length); at < high; at++) {
                if (block[(int) (at - blockFrom)] == '\n') {
                    return at;
                }
            }
        }
        return NONE;
    }

    private boolean holds(long offset) {
        return offset >= blockFrom && offset < blockFrom + block.length;
    }

    /** Whether the byte before {@code end} could be read, together with what comes before it. */
    private boolean reaches(long begin, long end) {
        if (!holds(end - 1)) {
            var from = Math.max(begin, end - BLOCK);
            load(from, (int) (end - from));
        }
        return holds(end - 1);
    }

    private void load(long from, int length) {
        var slice = slices.read(from, length);
        blockFrom = slice.from();
        block = new byte[slice.bytes().remaining()];
        slice.bytes().get(block);
        budget.spend(block.length);
    }

    private RawLine line(long start, long contentEnd, long end) {
        var length = contentEnd - start;
        var kept = (int) Math.min(length, LONGEST);
        var text = kept == 0 ? "" : text(start, kept);
        var shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return new RawLine(replica, start, end, shown, length, length > LONGEST);
    }

    private String text(long start, int length) {
        if (holds(start) && holds(start + length - 1)) {
            return new String(block, (int) (start - blockFrom), length, UTF_8);
        }
        var bytes = slices.read(start, length).bytes();
        budget.spend(bytes.remaining());
        return UTF_8.decode(bytes).toString();
    }
}
