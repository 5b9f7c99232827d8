package dev.quarterdeck.shop.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.shop.kit.test.FakeService;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service tells of its requests, and what becomes of it when nobody listens. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(SampleService.Engine.class)
class TracedServiceTests {

    private static final FakeService OTHER = new FakeService();
    private static final FakeService RECEIVER = new FakeService();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RestTestClient client;

    TracedServiceTests(@LocalServerPort int port) {
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build();
    }

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("service.clients.urls.other", OTHER::url);
        properties.add("service.tracing.endpoint", () -> RECEIVER.url() + "/v1/traces");
        properties.add("service.tracing.headers", () -> "Authorization=Bearer%20secret");
        properties.add("service.tracing.ratio", () -> "0");
        properties.add("service.tracing.slow", () -> "1h");
    }

    @BeforeEach
    void everybodyAnswers() {
        OTHER.forget();
        RECEIVER.forget();
        OTHER.answer(200, "{}");
        RECEIVER.answer(200, "{}");
    }

    @AfterAll
    static void end() {
        OTHER.close();
        RECEIVER.close();
    }

    private void ask(String path, String flags) {
        client.get()
                .uri(path)
                .header("traceparent", "00-%s-00f067aa0ba902b7-%s".formatted(TRACE, flags))
                .header("tracestate", "ot=th:8")
                .exchange();
    }

    /** All that were received so far. */
    private static List<JsonNode> spans() {
        return RECEIVER.requests().stream()
                .flatMap(request -> JsonMapper.shared()
                        .readTree(request.body())
                        .at("/resourceSpans/0/scopeSpans/0/spans")
                        .valueStream())
                .toList();
    }

    @Test
    void sendsTheSpansOfARequestThatIsFollowed() {
        ask("/forwarded", "01");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans()).hasSize(2));
        var call = spans().getFirst();
        var answer = spans().getLast();
        assertThat(answer.path("traceId").asString()).isEqualTo(TRACE);
        assertThat(answer.path("parentSpanId").asString()).isEqualTo("00f067aa0ba902b7");
        assertThat(answer.path("name").asString()).isEqualTo("GET /forwarded");
        assertThat(answer.path("kind").asInt()).isEqualTo(2);
        assertThat(answer.path("traceState").asString()).isEqualTo("ot=th:8");
        assertThat(answer.path("flags").asInt()).isEqualTo(0x301);
        assertThat(call.path("parentSpanId").asString())
                .isEqualTo(answer.path("spanId").asString());
        assertThat(call.path("kind").asInt()).isEqualTo(3);
        assertThat(OTHER.requests()).singleElement().satisfies(request -> {
            assertThat(request.header("traceparent"))
                    .isEqualTo(
                            "00-%s-%s-01".formatted(TRACE, call.path("spanId").asString()));
            assertThat(request.header("tracestate")).isEqualTo("ot=th:8");
        });
        assertThat(RECEIVER.requests().getFirst()).satisfies(request -> {
            assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
            assertThat(request.body()).contains("\"service.name\"", "sample-service", "7.8.9");
        });
    }

    @Test
    void sendsWhatFailedThoughNobodyFollowsIt() {
        ask("/things/1", "00");
        ask("/things/broken", "00");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans()).hasSize(1));
        assertThat(spans().getFirst().path("name").asString()).isEqualTo("GET /things/{id}");
        assertThat(spans().getFirst().at("/status/code").asInt()).isEqualTo(2);
        assertThat(spans().getFirst().path("flags").asInt() & 1).isZero();
    }

    @Test
    void answersAsQuicklyWhenNobodyTakesThemAndCountsWhatIsLost() {
        RECEIVER.answer(503, "{}");
        ask("/forwarded", "01");

        client.get().uri("/things/1").exchange().expectStatus().isOk();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(text("/metrics")).containsPattern("otel_spans_dropped_total [2-9]"));
    }

    @Test
    void tellsNothingOfWhatMachinesAsk() {
        for (var path : List.of("/live", "/ready", "/metrics")) {
            ask(path, "01");
        }
        ask("/things/1", "01");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans()).isNotEmpty());
        assertThat(spans()).extracting(span -> span.path("name").asString()).containsOnly("GET /things/{id}");
    }

    private String text(String uri) {
        @Nullable
        String body =
                client.get().uri(uri).exchange().returnResult(String.class).getResponseBody();
        return body == null ? "" : body;
    }
}
