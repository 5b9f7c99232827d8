package dev.quarterdeck.connector.log;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line as a source keeps it.
 *
 * @param position names it within the source
 * @param component null if it does not say, as with the others
 * @param level as its logger wrote it
 * @param fields all that it says, by names with points for objects within objects
 */
public record LogRecord(
        String position,
        @Nullable Instant time,
        @Nullable String component,
        @Nullable String environment,
        @Nullable String replica,
        @Nullable String level,
        @Nullable String logger,
        String message,
        Map<String, String> fields) {

    public LogRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
