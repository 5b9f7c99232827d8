package dev.quarterdeck.shop.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.shop.kit.test.FakeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(SampleService.Engine.class)
@ExtendWith(OutputCaptureExtension.class)
class SampleServiceTests {

    private static final FakeService OTHER = new FakeService();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RestTestClient client;
    private final SampleService.Engine engine;

    SampleServiceTests(@LocalServerPort int port, @Autowired SampleService.Engine engine) {
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build();
        this.engine = engine;
    }

    @DynamicPropertySource
    static void other(DynamicPropertyRegistry properties) {
        properties.add("service.clients.urls.other", OTHER::url);
    }

    @BeforeEach
    void everythingWorks() {
        engine.running = true;
        OTHER.forget();
        OTHER.answer(200, "{}");
    }

    @AfterAll
    static void end() {
        OTHER.close();
    }

    @Test
    void saysWhatItIs() {
        client.get()
                .uri("/health")
                .exchange()
                .expectHeader()
                .valueEquals("X-Service-Version", "7.8.9")
                .expectBody()
                .jsonPath("$.service")
                .isEqualTo("sample-service")
                .jsonPath("$.version")
                .isEqualTo("7.8.9")
                .jsonPath("$.commit")
                .isEqualTo("0123abc");
    }

    @Test
    void isAliveButNotReadyWithoutWhatItNeeds() {
        engine.running = false;

        await().untilAsserted(() -> client.get()
                .uri("/ready")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.components[?(@.component=='engine')].message")
                .isEqualTo("stands still"));
        client.get().uri("/live").exchange().expectStatus().isOk();
    }

    @Test
    void staysReadyWhenAnotherServiceFails() {
        OTHER.answer(500, "{}");

        await().untilAsserted(() -> assertThat(text("/health")).contains("\"status\":\"degraded\""));
        assertThat(text("/health/detailed")).contains("\"component\":\"other\",\"status\":\"down\"");
        assertThat(text("/ready")).contains("\"status\":\"up\"");
    }

    @Test
    void measuresByRouteAndNeverByPath() {
        client.get().uri("/things/no-number").exchange().expectStatus().isOk();
        client.get().uri("/nowhere/no-number").exchange().expectStatus().isNotFound();
        client.method(HttpMethod.valueOf("BREW")).uri("/things/1").exchange();

        await().untilAsserted(() -> assertThat(text("/metrics"))
                .contains("http_requests_total{method=\"GET\",route=\"/things/{id}\",status=\"200\",}")
                .contains("http_request_duration_seconds_bucket{method=\"GET\",route=\"/things/{id}\",le=\"0.1\",}")
                .contains("service_info{service=\"sample-service\",version=\"7.8.9\",")
                .contains("jvm_memory_bytes_used")
                .doesNotContain("no-number", "BREW"));
    }

    @Test
    void countsFailuresAsErrors() {
        client.get().uri("/things/broken").exchange().expectStatus().isEqualTo(500);

        await().untilAsserted(() -> assertThat(text("/metrics"))
                .containsPattern("http_request_errors_total\\{method=\"GET\",route=\"/things/\\{id}\",} [1-9]"));
    }

    @Test
    void answersWhatIsMissingWithAProblemThatNamesTheRequest() {
        client.get()
                .uri("/things/missing")
                .header("X-Request-Id", "my-request")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectHeader()
                .valueEquals("X-Request-Id", "my-request")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no thing missing.")
                .jsonPath("$.requestId")
                .isEqualTo("my-request");
    }

    @Test
    void keepsToItselfWhyItFailed() {
        assertThat(text("/things/broken")).contains("requestId").doesNotContain("hunter2");
    }

    @Test
    void passesOnTheRequestAndItsTrace() {
        client.get()
                .uri("/forwarded")
                .header("X-Request-Id", "my-request")
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(OTHER.requests()).singleElement().satisfies(request -> {
            assertThat(request.header("X-Request-Id")).isEqualTo("my-request");
            assertThat(request.header("traceparent"))
                    .matches("00-%s-[0-9a-f]{16}-01".formatted(TRACE))
                    .doesNotContain("00f067aa0ba902b7");
        });
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswer() {
        OTHER.hang();

        client.get().uri("/forwarded").exchange().expectStatus().isEqualTo(504);
    }

    @Test
    void saysThatAnotherServiceFails() {
        OTHER.answer(500, "{}");

        client.get().uri("/forwarded").exchange().expectStatus().isEqualTo(503);
    }

    @Test
    void logsJsonThatBelongsToItsRequest(CapturedOutput output) {
        client.get()
                .uri("/things/1")
                .header("X-Request-Id", "logged-request")
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                .exchange();

        await().untilAsserted(() -> assertThat(output.getOut().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"@timestamp\"")
                        .contains("\"service\":{\"name\":\"sample-service\",\"version\":\"7.8.9\"")
                        .contains("\"trace\":{\"id\":\"%s\"".formatted(TRACE))
                        .contains("\"id\":\"logged-request\"")
                        .contains("GET /things/{id} answered 200")));
    }

    private String text(String uri) {
        @Nullable
        String body =
                client.get().uri(uri).exchange().returnResult(String.class).getResponseBody();
        return body == null ? "" : body;
    }
}
