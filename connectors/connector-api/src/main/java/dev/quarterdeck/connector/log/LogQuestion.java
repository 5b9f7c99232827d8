package dev.quarterdeck.connector.log;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are looked for; all of it has to hold.
 *
 * @param component by its name; null for those of all
 * @param environment null for all
 * @param replicas empty for all
 * @param levels as loggers write them, in any case; empty for every line, those without one included
 * @param from null for as long ago as there is anything
 * @param to itself excluded; null for no end
 * @param direction in which the stream is gone through from the cursor, or from its end that lies in the other direction
 * @param cursor of a {@link LogAnswer}, or the position of a line; null to begin
 * @param inclusive whether a line at the cursor is part of the answer
 * @param limit of lines, at most 1,000
 */
public record LogQuestion(
        @Nullable String component,
        @Nullable String environment,
        Set<String> replicas,
        Set<String> levels,
        List<Condition> conditions,
        @Nullable Instant from,
        @Nullable Instant to,
        Direction direction,
        @Nullable String cursor,
        boolean inclusive,
        int limit) {

    public LogQuestion {
        replicas = Set.copyOf(replicas);
        levels = Set.copyOf(levels);
        conditions = List.copyOf(conditions);
    }

    /** Where to look for what follows. */
    public enum Direction {
        TO_THE_PAST,
        TO_THE_PRESENT
    }

    /** What has to be true of a line. */
    public sealed interface Condition {

        /** @param present whether the text stands in the message, in any case, or does not */
        record Text(String text, boolean present) implements Condition {}

        /** @param pattern a regular expression that a part of the message matches, in any case */
        record Pattern(String pattern) implements Condition {}

        /**
         * @param name with points for objects within objects
         * @param equal whether the field has to have the value, or must not
         */
        record Field(String name, String value, boolean equal) implements Condition {}

        /** It belongs to a trace, by its id in 32 or 16 hexadecimal digits. */
        record Trace(String id) implements Condition {}
    }
}
