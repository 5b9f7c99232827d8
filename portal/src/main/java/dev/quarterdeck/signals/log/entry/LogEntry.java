package dev.quarterdeck.signals.log.entry;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log with what it says, fit to be shown.
 *
 * @param replica that wrote it; an empty text if the source does not say
 * @param position names it within its source
 * @param time null if it does not say
 * @param level likewise
 * @param fields all else that it says, by names with points for objects within objects
 * @param more lines that go on with it, such as a stack trace
 * @param raw as it was written, or its beginning if it was too long
 * @param length of its first line in bytes, as it was written
 * @param cut whether that is more than is here
 */
public record LogEntry(
        String replica,
        String position,
        @Nullable Instant time,
        @Nullable Level level,
        @Nullable String logger,
        String message,
        Map<String, String> fields,
        List<String> more,
        String raw,
        long length,
        boolean cut) {

    private static final List<String> TRACE_IDS =
            List.of("trace.id", "traceId", "trace_id", "traceID", "TraceId", "otelTraceID", "X-B3-TraceId");
    private static final List<String> REQUEST_IDS =
            List.of("request.id", "requestId", "request_id", "http.request.id", "X-Request-Id");
    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-fA-F]{16}|[0-9a-fA-F]{32}");

    public LogEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        more = List.copyOf(more);
    }

    /** The same, written when somebody else says that it was. */
    public LogEntry at(Instant noted) {
        return new LogEntry(replica, position, noted, level, logger, message, fields, more, raw, length, cut);
    }

    /** As W3C Trace Context and B3 write it. */
    public Optional<String> traceId() {
        return first(TRACE_IDS).filter(id -> TRACE_ID.matcher(id).matches());
    }

    public Optional<String> requestId() {
        return first(REQUEST_IDS);
    }

    private Optional<String> first(List<String> names) {
        return names.stream().map(fields::get).filter(Objects::nonNull).findFirst();
    }

    /** By the name of a field or of what stands outside them; empty if it says nothing of that name. */
    public Optional<String> value(String name) {
        return switch (name) {
            case "level", "log.level" -> Optional.ofNullable(level).map(Level::name);
            case "logger", "log.logger" -> Optional.ofNullable(logger);
            case "replica" -> Optional.of(replica);
            case "message" -> Optional.of(message);
            case "trace" -> traceId();
            case "request" -> requestId();
            default -> Optional.ofNullable(fields.get(name));
        };
    }

    /** Everything in it that is text. */
    public Stream<String> texts() {
        return Stream.of(Stream.of(message), more.stream(), fields.values().stream(), Stream.ofNullable(logger))
                .flatMap(texts -> texts);
    }
}
