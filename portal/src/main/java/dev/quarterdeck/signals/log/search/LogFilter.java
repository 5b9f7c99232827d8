package dev.quarterdeck.signals.log.search;

import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.entry.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are looked for.
 *
 * @param replicas by name; empty for all
 * @param atLeast null for every line, those included that say nothing of a level
 * @param from null for as long ago as there is anything
 * @param to null for now
 * @param context how many lines before and after each match are shown with it
 */
public record LogFilter(
        Set<String> replicas,
        @Nullable Level atLeast,
        LogQuery query,
        @Nullable Instant from,
        @Nullable Instant to,
        int context) {

    public static final LogFilter EVERYTHING = new LogFilter(Set.of(), null, LogQuery.EVERYTHING, null, null, 0);

    public LogFilter {
        replicas = Set.copyOf(replicas);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("From: it has to be before to");
        }
    }

    public boolean takes(String replica) {
        return replicas.isEmpty() || replicas.contains(replica);
    }

    /** Those of some entries, whenever they were written, that are looked for. */
    public List<LogEntry> selected(List<LogEntry> entries) {
        var matcher = query.matcher();
        return entries.stream()
                .filter(entry -> takes(entry.replica()) && isGrave(entry) && matcher.matches(entry))
                .toList();
    }

    /** Whether a line is of the least level, or graver. */
    public boolean isGrave(LogEntry entry) {
        var level = entry.level();
        return atLeast == null || (level != null && level.isAtLeast(atLeast));
    }

    /** The matches alone. */
    public LogFilter withoutContext() {
        return new LogFilter(replicas, atLeast, query, from, to, 0);
    }

    /** All lines of the same replicas, at whatever time. */
    public LogFilter withoutConditions() {
        return new LogFilter(replicas, null, LogQuery.EVERYTHING, null, null, 0);
    }
}
