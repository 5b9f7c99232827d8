package dev.quarterdeck.connector.tracing;

import static java.util.stream.Collectors.toMap;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Event;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads spans as Zipkin writes them. */
final class ZipkinSpans {

    /** Added to the id of the half that answers, where both halves of a call share one. */
    private static final String ANSWER = "-a";

    private ZipkinSpans() {}

    /** Empty without spans that have a time. */
    static Optional<Trace> trace(List<JsonNode> nodes) {
        // by the id that both halves share, who answers: its own parts name that id and mean its half
        var answering = nodes.stream()
                .filter(node -> isShared(node, nodes))
                .collect(toMap(node -> id(node), ZipkinSpans::service, (one, _) -> one));
        var spans = nodes.stream()
                .filter(node -> node.path("timestamp").asLong(0) > 0)
                .map(node -> span(node, isShared(node, nodes), answering))
                .toList();
        return spans.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trace(spans.getFirst().traceId(), spans));
    }

    private static String id(JsonNode node) {
        return node.path("id").asString("");
    }

    private static String service(JsonNode node) {
        return node.path("localEndpoint").path("serviceName").asString("unknown");
    }

    /** Whether it is the second half of a call of which the first is there too. */
    private static boolean isShared(JsonNode node, List<JsonNode> all) {
        return node.path("shared").asBoolean(false)
                && all.stream()
                        .anyMatch(other -> id(other).equals(id(node))
                                && !other.path("shared").asBoolean(false));
    }

    private static Span span(JsonNode node, boolean shared, Map<String, String> answering) {
        var tags = tags(node);
        var endpoint = node.path("localEndpoint");
        var id = id(node);
        return new Span(
                Origins.traceId(node.path("traceId").asString("")),
                shared ? id + ANSWER : id,
                shared ? id : parent(node, answering),
                node.path("name").asString("unnamed"),
                kind(node.path("kind").asString("")),
                Origins.of(service(node), tags, text(endpoint, "ipv4")),
                micros(node.path("timestamp").asLong(0)),
                Duration.of(node.path("duration").asLong(0), ChronoUnit.MICROS),
                tags.containsKey("error"),
                tags,
                node.path("annotations")
                        .valueStream()
                        .map(one -> new Event(
                                micros(one.path("timestamp").asLong(0)),
                                one.path("value").asString(""),
                                Map.of()))
                        .toList());
    }

    private static @Nullable String parent(JsonNode node, Map<String, String> answering) {
        var parent = text(node, "parentId");
        return parent != null && service(node).equals(answering.get(parent)) ? parent + ANSWER : parent;
    }

    private static @Nullable String text(JsonNode node, String field) {
        var text = node.path(field).asString("");
        return text.isEmpty() ? null : text;
    }

    private static Kind kind(String kind) {
        return Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElse(Kind.INTERNAL);
    }

    static Instant micros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Map<String, String> tags(JsonNode node) {
        var tags = new LinkedHashMap<String, String>();
        node.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
        var peer = text(node.path("remoteEndpoint"), "serviceName");
        if (peer != null) {
            tags.putIfAbsent("peer.service", peer);
        }
        return tags;
    }
}
