package dev.quarterdeck.connector.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Against a real Zipkin server. */
@TestInstance(Lifecycle.PER_CLASS)
class ZipkinTracesTests {

    private static final String SLOW = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String QUICK = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String SHARED = "cccccccccccccccc";

    private final Instant begin = Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.MILLIS);
    private ZipkinServer server;
    private ZipkinTraces zipkin;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = new ZipkinServer();
        zipkin = new ZipkinTraces(new TracingClient(
                new TracingConnection("zipkin", server.address(), null, null, null, Duration.ofSeconds(5), null),
                null));
        server.post("[%s,%s,%s]"
                .formatted(
                        span(
                                SLOW,
                                "1",
                                null,
                                "SERVER",
                                "post /orders",
                                "storefront",
                                0,
                                300_000,
                                "'deployment.environment.name': 'production', 'service.version': '1.8.2'"),
                        span(SLOW, "2", "1", "CLIENT", "post", "storefront", 10_000, 250_000, ""),
                        span(
                                SLOW,
                                "3",
                                "2",
                                "SERVER",
                                "post /orders",
                                "order-service",
                                20_000,
                                200_000,
                                "'error': 'timed out', 'sku': 'TEA-1', 'deployment.environment.name': 'production'")));
        server.post("[%s]"
                .formatted(span(
                        QUICK,
                        "1",
                        null,
                        "SERVER",
                        "get /",
                        "storefront",
                        1_000_000,
                        5_000,
                        "'deployment.environment.name': 'dev'")));
        // both halves of a call under one id, as B3 has it, and a part of the half that answers
        server.post("[%s,%s,%s]"
                .formatted(
                        span(SHARED, "7", null, "CLIENT", "get", "old-front", 0, 9_000, ""),
                        span(SHARED, "7", null, "SERVER", "get", "old-back", 2_000, 5_000, "")
                                .replaceFirst("\\{", "{\"shared\": true, "),
                        span(SHARED, "8", "7", "CLIENT", "select", "old-back", 3_000, 1_000, "")));
        await().atMost(Duration.ofSeconds(20)).until(() -> zipkin.services().size() == 4);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String span(
            String trace,
            String id,
            @Nullable String parent,
            String kind,
            String name,
            String service,
            long from,
            long micros,
            String tags) {
        return """
                {"traceId": "%s", "id": "000000000000000%s"%s, "kind": "%s", "name": "%s", "timestamp": %d, "duration": %d,
                 "localEndpoint": {"serviceName": "%s", "ipv4": "10.0.0.7"}, "tags": {%s}}
                """.formatted(
                        trace,
                        id,
                        parent == null ? "" : ", \"parentId\": \"000000000000000%s\"".formatted(parent),
                        kind,
                        name,
                        ChronoUnit.MICROS.between(Instant.EPOCH, begin) + from,
                        micros,
                        service,
                        tags.replace('\'', '"'));
    }

    private TraceQuery query(
            @Nullable String service, @Nullable Duration atLeast, boolean failed, Map<String, String> tags) {
        return new TraceQuery(
                service,
                null,
                null,
                atLeast,
                failed,
                tags,
                begin.minusSeconds(60),
                begin.plusSeconds(60),
                Order.NEWEST,
                20);
    }

    private List<String> ids(TraceQuery query) {
        return zipkin.search(query).stream().map(TraceSummary::traceId).toList();
    }

    @Test
    void saysWhatItIs() {
        assertThat(zipkin.check()).isEqualTo("Zipkin 3.6.1");
        assertThat(zipkin.services()).containsExactly("old-back", "old-front", "order-service", "storefront");
    }

    @Test
    void readsATraceAsItWasSent() {
        var trace = zipkin.find(SLOW).orElseThrow();

        assertThat(trace.spans()).hasSize(3);
        assertThat(trace.first()).satisfies(first -> {
            assertThat(first.name()).isEqualTo("post /orders");
            assertThat(first.start()).isEqualTo(begin);
            assertThat(first.duration()).isEqualTo(Duration.ofMillis(300));
            assertThat(first.origin()).isEqualTo(new Span.Origin("storefront", "production", "1.8.2", "10.0.0.7"));
        });
        assertThat(trace.spans().getLast()).satisfies(last -> {
            assertThat(last.kind()).isEqualTo(Kind.SERVER);
            assertThat(last.failed()).isTrue();
            assertThat(last.parentId()).isEqualTo("0000000000000002");
            assertThat(last.tags()).containsEntry("sku", "TEA-1");
        });
        assertThat(zipkin.find("d".repeat(32))).isEmpty();
    }

    @Test
    void takesHalvesUnderOneIdApart() {
        var trace = zipkin.find("0".repeat(16) + SHARED).orElseThrow();

        assertThat(trace.spans())
                .extracting(Span::spanId, Span::parentId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("0000000000000007", null),
                        org.assertj.core.groups.Tuple.tuple("0000000000000007-a", "0000000000000007"),
                        org.assertj.core.groups.Tuple.tuple("0000000000000008", "0000000000000007-a"));
    }

    @Test
    void findsWhatIsLookedFor() {
        assertThat(ids(query("storefront", null, false, Map.of()))).containsExactly(QUICK, SLOW);
        assertThat(ids(query("storefront", Duration.ofMillis(100), false, Map.of())))
                .containsExactly(SLOW);
        assertThat(ids(query(null, null, true, Map.of()))).containsExactly(SLOW);
        assertThat(ids(query("order-service", null, false, Map.of("sku", "TEA-1"))))
                .containsExactly(SLOW);
        assertThat(ids(query("order-service", null, true, Map.of("sku", "TEA-2"))))
                .isEmpty();
        var inDev = new TraceQuery(
                "storefront",
                "dev",
                null,
                null,
                false,
                Map.of(),
                begin.minusSeconds(60),
                begin.plusSeconds(60),
                Order.SLOWEST,
                20);
        assertThat(ids(inDev)).containsExactly(QUICK);
    }

    @Test
    void countsCalls() {
        assertThat(zipkin.calls(null, begin.minusSeconds(60), begin.plusSeconds(60)))
                .contains(new Call("storefront", "order-service", Call.Target.SERVICE, 1, 1, null));
    }
}
