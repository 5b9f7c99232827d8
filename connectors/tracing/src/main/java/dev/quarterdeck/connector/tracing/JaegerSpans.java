package dev.quarterdeck.connector.tracing;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Event;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.Span.Origin;
import dev.quarterdeck.connector.trace.Trace;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads traces as Jaeger's query service writes them. */
final class JaegerSpans {

    private static final Origin UNKNOWN = new Origin("unknown", null, null, null);

    private JaegerSpans() {}

    /** Empty without spans. */
    static Optional<Trace> trace(JsonNode trace) {
        var processes = new HashMap<String, Origin>();
        trace.path("processes")
                .properties()
                .forEach(process -> processes.put(
                        process.getKey(),
                        Origins.of(
                                process.getValue().path("serviceName").asString("unknown"),
                                tags(process.getValue().path("tags")),
                                null)));
        var spans = trace.path("spans")
                .valueStream()
                .map(span ->
                        span(span, processes.getOrDefault(span.path("processID").asString(""), UNKNOWN)))
                .toList();
        return spans.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trace(spans.getFirst().traceId(), spans));
    }

    private static Span span(JsonNode node, Origin origin) {
        var tags = tags(node.path("tags"));
        return new Span(
                Origins.traceId(node.path("traceID").asString("")),
                node.path("spanID").asString(""),
                parent(node),
                node.path("operationName").asString("unnamed"),
                kind(tags.getOrDefault("span.kind", "")),
                origin,
                ZipkinSpans.micros(node.path("startTime").asLong(0)),
                Duration.of(node.path("duration").asLong(0), ChronoUnit.MICROS),
                "true".equals(tags.get("error")) || "ERROR".equals(tags.get("otel.status_code")),
                tags,
                node.path("logs").valueStream().map(JaegerSpans::event).toList());
    }

    private static @Nullable String parent(JsonNode node) {
        return node.path("references")
                .valueStream()
                .filter(reference -> reference.path("refType").asString("").equals("CHILD_OF"))
                .map(reference -> reference.path("spanID").asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Kind.INTERNAL);
    }

    private static Event event(JsonNode log) {
        var fields = tags(log.path("fields"));
        var name = fields.remove("event");
        return new Event(ZipkinSpans.micros(log.path("timestamp").asLong(0)), name == null ? "log" : name, fields);
    }

    private static Map<String, String> tags(JsonNode list) {
        var tags = new LinkedHashMap<String, String>();
        list.valueStream()
                .forEach(tag ->
                        tags.put(tag.path("key").asString(""), tag.path("value").asString("")));
        return tags;
    }
}
