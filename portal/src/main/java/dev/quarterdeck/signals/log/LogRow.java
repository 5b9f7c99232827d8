package dev.quarterdeck.signals.log;

import dev.quarterdeck.signals.log.entry.LogEntry;

/** What stands in one row of a page of lines. */
public sealed interface LogRow {

    /** @param match whether it is looked for, or only beside a line that is */
    record Line(LogEntry entry, boolean match) implements LogRow {}

    /** @param count of lines that are left out here, since they are not near to any that is looked for */
    record Gap(long count) implements LogRow {}
}
