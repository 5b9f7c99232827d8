package dev.quarterdeck.signals.log;

import dev.quarterdeck.signals.log.entry.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that components wrote of one trace, by time.
 *
 * @param problems why some of it may be missing, in sentences
 */
public record TraceLog(String traceId, List<Line> lines, List<String> problems) {

    public TraceLog {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * @param source where it was found
     * @param component by its name; null if the source does not say
     */
    public record Line(String source, @Nullable String component, String environment, LogEntry entry) {}
}
