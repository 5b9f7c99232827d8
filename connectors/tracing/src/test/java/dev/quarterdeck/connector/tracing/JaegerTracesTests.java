package dev.quarterdeck.connector.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against answers in the form that Jaeger documents, over real HTTP: no Jaeger is to be had here. */
class JaegerTracesTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant BEGIN = Instant.parse("2026-03-17T12:00:00Z");

    private final Map<String, String> answers = new HashMap<>();
    private Host host;
    private JaegerTraces jaeger;

    @BeforeEach
    void listen() throws IOException {
        var trace = Files.readString(Path.of("src/test/resources/jaeger/trace.json"));
        answers.put("/jaeger/api/services", "200 {\"data\": [\"storefront\", \"order-service\"], \"total\": 2}");
        answers.put("/jaeger/api/traces", "200 " + trace);
        answers.put("/jaeger/api/traces/" + TRACE, "200 " + trace);
        answers.put(
                "/jaeger/api/dependencies",
                "200 {\"data\": [{\"parent\": \"storefront\", \"child\": \"order-service\", \"callCount\": 12}]}");
        host = new Host(answers);
        jaeger = new JaegerTraces(new TracingClient(
                new TracingConnection(
                        "jaeger",
                        host.address().resolve("/jaeger/"),
                        null,
                        null,
                        "secret",
                        Duration.ofMillis(500),
                        null),
                null));
    }

    @AfterEach
    void close() {
        host.close();
    }

    private static TraceQuery query(@Nullable String service, @Nullable String environment, Map<String, String> tags) {
        return new TraceQuery(
                service,
                environment,
                null,
                Duration.ofMillis(200),
                true,
                tags,
                BEGIN,
                BEGIN.plusSeconds(60),
                Order.NEWEST,
                20);
    }

    @Test
    void readsATraceAsItIsWritten() {
        var trace = jaeger.find(TRACE).orElseThrow();

        assertThat(trace.first()).satisfies(first -> {
            assertThat(first.kind()).isEqualTo(Kind.SERVER);
            assertThat(first.start()).isEqualTo(BEGIN);
            assertThat(first.duration()).isEqualTo(Duration.ofMillis(351));
            assertThat(first.origin()).isEqualTo(new Span.Origin("storefront", "production", "1.8.2", "storefront-1"));
            assertThat(first.events()).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("retry");
                assertThat(event.tags()).isEqualTo(Map.of("attempt", "2"));
            });
            assertThat(first.tags()).containsEntry("http.response.status_code", "201");
        });
        assertThat(trace.spans().getLast()).satisfies(last -> {
            assertThat(last.parentId()).as("not what it only follows").isEqualTo("00f067aa0ba902b7");
            assertThat(last.failed()).isTrue();
        });
        assertThat(host.authorized()).containsOnly("Bearer secret");
    }

    @Test
    void asksForWhatIsLookedFor() {
        assertThat(jaeger.search(query("storefront", "production", Map.of("sku", "TEA-1"))))
                .extracting(TraceSummary::traceId)
                .containsExactly(TRACE);
        assertThat(URLDecoder.decode(host.asked().getLast(), StandardCharsets.UTF_8))
                .contains(
                        "service=storefront",
                        "start=1773748800000000",
                        "minDuration=200000us",
                        "\"error\":\"true\"",
                        "\"sku\":\"TEA-1\"");
        assertThat(jaeger.search(query("storefront", "dev", Map.of()))).isEmpty();
    }

    @Test
    void asksForOneServiceAfterTheOtherWithoutAChoice() {
        assertThat(jaeger.search(query(null, null, Map.of())))
                .as("each once")
                .singleElement()
                .satisfies(trace -> assertThat(trace.found().origin().service()).isEqualTo("storefront"));
        assertThat(host.asked()).hasSize(3);
    }

    @Test
    void saysNothingOfWhatJaegerDoesNotKnow() {
        assertThat(jaeger.calls(null, BEGIN, BEGIN.plusSeconds(60)))
                .containsExactly(new Call("storefront", "order-service", Call.Target.SERVICE, 12, 0, null));
        assertThat(jaeger.find("f".repeat(32))).isEmpty();
        assertThat(jaeger.check()).isEqualTo("Jaeger with traces of 2 services");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 {}|answers 500",
                "401 {}|answers 401",
                "200 <html>Welcome</html>|not JSON",
                "200 {\"hello\": 1}|without data",
                "200 [1, 2]|without data",
                "hang|does not answer within 0.5 s"
            })
    void saysWhatIsWrongWithAnAnswer(String answer, String why) {
        answers.put("/jaeger/api/services", answer);

        assertThatThrownBy(jaeger::services)
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("jaeger ")
                .hasMessageContaining(why);
    }

    @Test
    void saysThatNobodyListens() {
        host.close();

        assertThatThrownBy(jaeger::check).isInstanceOf(SourceUnavailable.class);
    }

    @Test
    void readsNothingOutOfNonsense() {
        answers.put("/jaeger/api/traces/" + TRACE, "200 {\"data\": [{\"spans\": [{}], \"processes\": 7}]}");

        assertThat(jaeger.find(TRACE).orElseThrow().spans()).hasSize(1);
        answers.put("/jaeger/api/traces/" + TRACE, "200 {\"data\": []}");
        assertThat(jaeger.find(TRACE)).isEmpty();
        assertThat(List.of(host.asked().size())).containsExactly(2);
    }
}
