package dev.quarterdeck.shop.kit.trace;

import dev.quarterdeck.shop.kit.ServiceInfo;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes spans in the JSON form of the OpenTelemetry protocol.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
class OtlpWriter {

    /** The trace's flags are meant, and whether the parent is elsewhere is known. */
    private static final int KNOWN = 0x100;

    private static final int REMOTE = 0x200;

    private final JsonFactory json = new JsonFactory();
    private final ServiceInfo service;
    private final String replica;

    OtlpWriter(ServiceInfo service, String replica) {
        this.service = service;
        this.replica = replica;
    }

    byte[] write(Collection<SpanData> spans) {
        var body = new ByteArrayOutputStream();
        try (var out = json.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), body)) {
            out.writeStartObject();
            begin(out, "resourceSpans");
            out.writeName("resource").writeStartObject();
            resource(out);
            out.writeEndObject();
            begin(out, "scopeSpans");
            out.writeName("spans").writeStartArray();
            spans.forEach(span -> span(out, span));
            out.writeEndArray();
            end(out);
            end(out);
            out.writeEndObject();
        }
        return body.toByteArray();
    }

    /** A list of one. */
    private static void begin(JsonGenerator out, String list) {
        out.writeName(list).writeStartArray().writeStartObject();
    }

    private static void end(JsonGenerator out) {
        out.writeEndObject().writeEndArray();
    }

    private void resource(JsonGenerator out) {
        attributes(
                out,
                Map.of(
                        "service.name", service.name(),
                        "service.version", service.version(),
                        "deployment.environment.name", service.environment(),
                        "service.instance.id", replica));
    }

    private static void span(JsonGenerator out, SpanData span) {
        out.writeStartObject();
        out.writeStringProperty("traceId", span.getTraceId());
        out.writeStringProperty("spanId", span.getSpanId());
        var parent = span.getParentSpanContext();
        if (parent.isValid()) {
            out.writeStringProperty("parentSpanId", parent.getSpanId());
        }
        state(out, span.getSpanContext().getTraceState());
        out.writeNumberProperty(
                "flags", span.getSpanContext().getTraceFlags().asByte() | KNOWN | (parent.isRemote() ? REMOTE : 0));
        out.writeStringProperty("name", span.getName());
        out.writeNumberProperty("kind", kind(span.getKind()));
        out.writeStringProperty("startTimeUnixNano", Long.toString(span.getStartEpochNanos()));
        out.writeStringProperty("endTimeUnixNano", Long.toString(span.getEndEpochNanos()));
        attributes(out, texts(span.getAttributes()));
        events(out, span);
        if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
            out.writeName("status").writeStartObject();
            out.writeNumberProperty("code", 2);
            out.writeStringProperty("message", span.getStatus().getDescription());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void state(JsonGenerator out, TraceState state) {
        if (!state.isEmpty()) {
            out.writeStringProperty(
                    "traceState",
                    state.asMap().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(",")));
        }
    }

    private static int kind(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> 1;
            case SERVER -> 2;
            case CLIENT -> 3;
            case PRODUCER -> 4;
            case CONSUMER -> 5;
        };
    }

    private static void events(JsonGenerator out, SpanData span) {
        if (!span.getEvents().isEmpty()) {
            out.writeName("events").writeStartArray();
            span.getEvents().forEach(event -> {
                out.writeStartObject();
                out.writeStringProperty("timeUnixNano", Long.toString(event.getEpochNanos()));
                out.writeStringProperty("name", event.getName());
                attributes(out, texts(event.getAttributes()));
                out.writeEndObject();
            });
            out.writeEndArray();
        }
    }

    private static Map<String, Object> texts(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> name(entry.getKey()), Map.Entry::getValue));
    }

    private static String name(AttributeKey<?> key) {
        return key.getKey();
    }

    private static void attributes(JsonGenerator out, Map<String, ?> attributes) {
        out.writeName("attributes").writeStartArray();
        attributes.forEach((key, value) -> {
            out.writeStartObject();
            out.writeStringProperty("key", key);
            out.writeName("value").writeStartObject();
            switch (value) {
                case Long number -> out.writeStringProperty("intValue", number.toString());
                case Double number -> out.writeNumberProperty("doubleValue", number);
                case Boolean truth -> out.writeBooleanProperty("boolValue", truth);
                default -> out.writeStringProperty("stringValue", value.toString());
            }
            out.writeEndObject().writeEndObject();
        });
        out.writeEndArray();
    }
}
