package dev.quarterdeck.signals.trace.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.Span.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OtlpJsonTests {

    static final String REQUEST = """
            {"resourceSpans": [{"resource": {"attributes": [
                {"key": "service.name", "value": {"stringValue": "order-service"}},
                {"key": "service.version", "value": {"stringValue": "1.8.2"}},
                {"key": "deployment.environment.name", "value": {"stringValue": "production"}},
                {"key": "service.instance.id", "value": {"stringValue": "order-service-1"}}]},
              "scopeSpans": [{"scope": {"name": "kit"}, "spans": [
                {"traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "spanId": "00f067aa0ba902b7", "parentSpanId": "",
                 "traceState": "ot=th:8", "flags": 257, "name": "POST /orders", "kind": 2,
                 "startTimeUnixNano": "1773748800000000000", "endTimeUnixNano": "1773748800351000000",
                 "attributes": [{"key": "http.response.status_code", "value": {"intValue": "503"}},
                    {"key": "retried", "value": {"boolValue": true}},
                    {"key": "items", "value": {"arrayValue": {"values": [{"intValue": 1}]}}}],
                 "events": [{"timeUnixNano": "1773748800100000000", "name": "exception",
                    "attributes": [{"key": "exception.type", "value": {"stringValue": "Timeout"}}]}],
                 "status": {"code": 2, "message": "too slow"}}]}]}]}
            """;

    private final OtlpJson otlp = new OtlpJson(JsonMapper.builder().build());

    private OtlpJson.Reading read(String text) {
        return otlp.read(text.getBytes(UTF_8));
    }

    @Test
    void readsASpanWithAllThatBelongsToIt() {
        var reading = read(REQUEST);

        assertThat(reading.rejected()).isZero();
        assertThat(reading.spans()).singleElement().satisfies(received -> {
            var span = received.span();
            assertThat(received.weight()).isEqualTo(2);
            assertThat(span.origin()).isEqualTo(new Origin("order-service", "production", "1.8.2", "order-service-1"));
            assertThat(span.name()).isEqualTo("POST /orders");
            assertThat(span.kind()).isEqualTo(Kind.SERVER);
            assertThat(span.parentId()).isNull();
            assertThat(span.start()).isEqualTo(Instant.parse("2026-03-17T12:00:00Z"));
            assertThat(span.duration()).isEqualTo(Duration.ofMillis(351));
            assertThat(span.failed()).isTrue();
            assertThat(span.tags())
                    .containsEntry("http.response.status_code", "503")
                    .containsEntry("retried", "true")
                    .containsEntry("status.message", "too slow")
                    .hasEntrySatisfying("items", items -> assertThat(items).contains("1"));
            assertThat(span.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.tags()).isEqualTo(Map.of("exception.type", "Timeout")));
        });
    }

    @Test
    void readsNamesInPlaceOfNumbersAndOldNamesOfEnvironments() {
        var reading = read(REQUEST.replace("\"kind\": 2", "\"kind\": \"SPAN_KIND_CLIENT\"")
                .replace("deployment.environment.name", "deployment.environment"));

        assertThat(reading.spans().getFirst().span().kind()).isEqualTo(Kind.CLIENT);
        assertThat(reading.spans().getFirst().span().origin().environment()).isEqualTo("production");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"traceId\": \"4bf92f3577b34da6a3ce929d0e0e4736\"|\"traceId\": \"00000000000000000000000000000000\"",
                "\"spanId\": \"00f067aa0ba902b7\"|\"spanId\": \"7\"",
                "\"endTimeUnixNano\": \"1773748800351000000\"|\"endTimeUnixNano\": \"1773748700000000000\"",
                "\"startTimeUnixNano\": \"1773748800000000000\"|\"startTimeUnixNano\": \"soon\"",
                "\"startTimeUnixNano\": \"1773748800000000000\"|\"startTimeUnixNano\": \"1\""
            })
    void rejectsASpanThatIsNoneAndSaysWhy(String change) {
        var parts = change.split("\\|");
        var reading = read(REQUEST.replace(parts[0], parts[1]));

        assertThat(reading.spans()).isEmpty();
        assertThat(reading.rejected()).isEqualTo(1);
        assertThat(reading.why()).isNotBlank();
    }

    @Test
    void cutsWhatIsTooLongAndKeepsNoNullCharacter() {
        var reading =
                read(REQUEST.replace("too slow", "x".repeat(5_000)).replace("POST /orders", "POST\\u0000 /orders"));

        assertThat(reading.spans()).singleElement().satisfies(received -> {
            assertThat(received.span().tags().get("status.message")).hasSize(1_000);
            assertThat(received.span().name()).isEqualTo("POST  /orders");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{", "[]", "{}", "{\"resourceSpans\": 7}", "null", "\u0000\u0001"})
    void refusesWhatIsNoSuchRequest(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsNothingOutOfNothing() {
        assertThat(read("{\"resourceSpans\": [7, {}, {\"scopeSpans\": [{\"spans\": [{}]}]}]}")
                        .rejected())
                .isEqualTo(1);
    }
}
