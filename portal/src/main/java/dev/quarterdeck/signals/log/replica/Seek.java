package dev.quarterdeck.signals.log.replica;

import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.signals.log.entry.RawEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds a moment in a replica's log by halves: its lines are, but for leaps of its clock, in the order of time. */
final class Seek {

    /** So many lines without a time, and there is none. */
    private static final int PATIENCE = 500;

    private final Tape tape;
    private final KeptLog log;

    Seek(Tape tape, KeptLog log) {
        this.tape = tape;
        this.log = log;
    }

    /** Where the first line begins that is whole. */
    static long firstLine(Tape tape, KeptLog log) {
        return log.begin() == 0 ? 0 : tape.lineStart(log.begin() + 1, log.end());
    }

    /** Where the first line begins that was written at {@code moment} or later; the end if there is none. */
    long to(Instant moment) {
        var low = firstLine(tape, log);
        var high = log.end();
        while (high - low > Tape.BLOCK) {
            var middle = (low + high) / 2;
            var timed = timed(tape.lineStart(middle, high));
            if (timed != null && isBefore(timed, moment)) {
                low = timed.offset();
            } else {
                high = middle;
            }
        }
        var entries = new EntriesAfter(tape, low, log.end(), !log.running());
        var end = low;
        for (var entry = entries.next(); entry != null; entry = entries.next()) {
            if (entry.time() != null && !isBefore(entry, moment)) {
                return entry.offset();
            }
            end = entry.end();
        }
        return end;
    }

    private static boolean isBefore(RawEntry entry, Instant moment) {
        var time = entry.time();
        return time != null && time.isBefore(moment);
    }

    /** Of the first line at or after {@code offset} that says it; null if none near does. */
    @Nullable
    Instant timeFrom(long offset) {
        var timed = timed(offset);
        return timed == null ? null : timed.time();
    }

    private @Nullable RawEntry timed(long offset) {
        var entries = new EntriesAfter(tape, offset, log.end(), !log.running());
        for (var looked = 0; looked < PATIENCE; looked++) {
            var entry = entries.next();
            if (entry == null || entry.time() != null) {
                return entry;
            }
        }
        return null;
    }
}
