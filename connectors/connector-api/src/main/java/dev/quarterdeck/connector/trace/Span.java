package dev.quarterdeck.connector.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a request, in one process.
 *
 * @param traceId 32 hexadecimal digits in small letters
 * @param spanId unique within the trace
 * @param parentId of the step that it is a part of; null if it is the first
 * @param name of the operation, with no number of a customer or an order in it
 * @param tags what is known of it, in the order of the source
 */
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentId,
        String name,
        Kind kind,
        Origin origin,
        Instant start,
        Duration duration,
        boolean failed,
        Map<String, String> tags,
        List<Event> events) {

    public Span {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        events = List.copyOf(events);
    }

    /** As OpenTelemetry calls them. */
    public enum Kind {
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER;

        /** Whether somebody else's process does the work meanwhile. */
        public boolean calls() {
            return this == CLIENT || this == PRODUCER;
        }

        /** Whether it begins with what somebody else asked for. */
        public boolean answers() {
            return this == SERVER || this == CONSUMER;
        }
    }

    /**
     * Where it happened.
     *
     * @param service the name that it gives itself, in the catalog that of the component
     * @param version of the release
     * @param replica unique among those of the service
     */
    public record Origin(
            String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String replica) {}

    /** Something that happened in between. */
    public record Event(Instant at, String name, Map<String, String> tags) {

        public Event {
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }
    }

    public Instant end() {
        return start.plus(duration);
    }

    /** Whether its process was asked from outside of it, or began by itself. */
    public boolean entry() {
        return kind.answers() || parentId == null;
    }
}
