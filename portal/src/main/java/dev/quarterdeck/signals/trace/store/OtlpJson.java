package dev.quarterdeck.signals.trace.store;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Event;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.Span.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a request of the OpenTelemetry protocol in its JSON form.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
@Component
public class OtlpJson {

    private static final int MOST_TAGS = 48;
    private static final int MOST_EVENTS = 16;
    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Duration LONGEST_SPAN = Duration.ofDays(1);

    private final JsonMapper json;

    OtlpJson(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param rejected spans that are none
     * @param why the first of these is not; null if there is none
     */
    public record Reading(
            List<ReceivedSpan> spans,
            int rejected,
            @Nullable String why) {}

    /** @throws IllegalArgumentException if it is no such request */
    public Reading read(byte[] body) {
        JsonNode request;
        try {
            request = json.readTree(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The body is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!request.path("resourceSpans").isArray()) {
            throw new IllegalArgumentException("The body has no list named resourceSpans");
        }
        var spans = new ArrayList<ReceivedSpan>();
        var wrong = new ArrayList<String>();
        for (var resource : request.path("resourceSpans")) {
            var origin = origin(tags(resource.path("resource").path("attributes")));
            for (var scope : resource.path("scopeSpans")) {
                for (var span : scope.path("spans")) {
                    try {
                        spans.add(span(span, origin));
                    } catch (IllegalArgumentException e) {
                        wrong.add(String.valueOf(e.getMessage()));
                    }
                }
            }
        }
        return new Reading(spans, wrong.size(), wrong.isEmpty() ? null : wrong.getFirst());
    }

    /** By the names of today, or by those that they had before. */
    private static Origin origin(Map<String, String> resource) {
        var environment = resource.get("deployment.environment.name");
        return new Origin(
                cut(resource.getOrDefault("service.name", "unknown"), LONGEST_NAME),
                environment == null ? resource.get("deployment.environment") : environment,
                resource.get("service.version"),
                resource.get("service.instance.id"));
    }

    private static ReceivedSpan span(JsonNode node, Origin origin) {
        var traceId = id(node, "traceId", TRACE_ID);
        var parent = node.path("parentSpanId").asString("");
        var start = nanos(node, "startTimeUnixNano");
        var took = Duration.between(start, nanos(node, "endTimeUnixNano"));
        if (took.isNegative() || took.compareTo(LONGEST_SPAN) > 0) {
            throw new IllegalArgumentException("A span ends before it begins, or after more than a day");
        }
        var tags = tags(node.path("attributes"));
        var message = node.path("status").path("message").asString("");
        if (!message.isEmpty()) {
            tags.put("status.message", cut(message, LONGEST));
        }
        var span = new Span(
                traceId,
                id(node, "spanId", SPAN_ID),
                SPAN_ID.matcher(parent).matches() ? parent : null,
                cut(node.path("name").asString("unnamed"), LONGEST_NAME),
                kind(node.path("kind")),
                origin,
                start,
                took,
                isError(node.path("status").path("code")),
                tags,
                events(node.path("events")));
        return new ReceivedSpan(
                span,
                Sampling.weight(
                        node.path("traceState").asString(""), node.path("flags").asLong(0)));
    }

    private static String id(JsonNode span, String field, Pattern form) {
        var id = span.path(field).asString("");
        if (!form.matcher(id).matches()) {
            throw new IllegalArgumentException("%s: '%s' is not one".formatted(field, cut(id, 40)));
        }
        return id;
    }

    private static Instant nanos(JsonNode node, String field) {
        var nanos = node.path(field).asLong(0);
        if (nanos <= 0) {
            throw new IllegalArgumentException("%s: is no time".formatted(field));
        }
        return Instant.ofEpochSecond(0, nanos);
    }

    private static Kind kind(JsonNode kind) {
        return switch (kind.asString("").replace("SPAN_KIND_", "")) {
            case "2", "SERVER" -> Kind.SERVER;
            case "3", "CLIENT" -> Kind.CLIENT;
            case "4", "PRODUCER" -> Kind.PRODUCER;
            case "5", "CONSUMER" -> Kind.CONSUMER;
            default -> Kind.INTERNAL;
        };
    }

    private static boolean isError(JsonNode code) {
        return code.asString("").equals("2") || code.asString("").equals("STATUS_CODE_ERROR");
    }

    private static List<Event> events(JsonNode events) {
        return IntStream.range(0, Math.min(events.size(), MOST_EVENTS))
                .mapToObj(events::path)
                .map(event -> new Event(
                        Instant.ofEpochSecond(
                                0, Math.max(0, event.path("timeUnixNano").asLong(0))),
                        cut(event.path("name").asString("event"), LONGEST_NAME),
                        tags(event.path("attributes"))))
                .toList();
    }

    private static Map<String, String> tags(JsonNode attributes) {
        var tags = new LinkedHashMap<String, String>();
        for (var attribute : attributes) {
            if (tags.size() == MOST_TAGS) {
                break;
            }
            var key = attribute.path("key").asString("");
            if (!key.isEmpty()) {
                tags.put(cut(key, LONGEST_NAME), cut(value(attribute.path("value")), LONGEST));
            }
        }
        return tags;
    }

    /** A value says of which sort it is; lists and maps are shown as they came. */
    private static String value(JsonNode value) {
        for (var sort : List.of("stringValue", "intValue", "boolValue", "doubleValue")) {
            if (value.has(sort)) {
                return value.path(sort).asString("");
            }
        }
        return value.toString();
    }

    /** PostgreSQL keeps no text with a null character. */
    private static String cut(String text, int length) {
        var whole = text.replace('\0', ' ');
        return whole.codePointCount(0, whole.length()) <= length
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, length - 1)) + "…";
    }
}
