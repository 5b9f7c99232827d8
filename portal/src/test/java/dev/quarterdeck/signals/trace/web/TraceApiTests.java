package dev.quarterdeck.signals.trace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.platform.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From spans that are sent to pages that show them, behind the portal's real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class TraceApiTests {

    private static final String SLOW = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String QUICK = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    @Autowired
    private MockMvcTester client;

    @Autowired
    private DataFolder home;

    private String token = "";
    private Instant begin = Instant.EPOCH;

    @BeforeAll
    void send() throws IOException {
        // the portal makes it when it is asked for it first
        assertThat(post("Bearer wrong", "application/json", null, new byte[0])).hasStatus(HttpStatus.UNAUTHORIZED);
        token = Files.readString(home.home().resolve("secrets/telemetry"));
        begin = Instant.now().minusSeconds(60);
        assertThat(post(request(SLOW, 300, true))).hasStatusOk();
        assertThat(post(request(QUICK, 20, false))).hasStatusOk();
        await().untilAsserted(() -> {
            assertThat(get("/api/v1/traces/" + SLOW)).hasStatusOk();
            assertThat(get("/api/v1/traces/" + QUICK)).hasStatusOk();
        });
    }

    /** A parcel that is sent: two spans of one component and one of another. */
    private String request(String trace, int millis, boolean failed) {
        return """
                {"resourceSpans": [%s, %s]}
                """.formatted(
                resource(
                        "parcel-front",
                        span(trace, "0000000000000001", "", 2, "POST /parcels", 0, millis + 20, failed)
                                + ","
                                + span(
                                        trace,
                                        "0000000000000002",
                                        "0000000000000001",
                                        3,
                                        "POST parcel",
                                        5,
                                        millis + 5,
                                        failed)),
                resource(
                        "parcel-back",
                        span(trace, "0000000000000003", "0000000000000002", 2, "POST /stamps", 8, millis, failed)));
    }

    private static String resource(String service, String spans) {
        return """
                {"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "%s"}},
                    {"key": "service.version", "value": {"stringValue": "2.4.1"}},
                    {"key": "deployment.environment.name", "value": {"stringValue": "lab"}}]},
                 "scopeSpans": [{"spans": [%s]}]}
                """.formatted(service, spans);
    }

    private String span(
            String trace, String id, String parent, int kind, String name, int from, int millis, boolean failed) {
        var start = begin.plusMillis(from);
        return """
                {"traceId": "%s", "spanId": "%s", "parentSpanId": "%s", "name": "%s", "kind": %d,
                 "startTimeUnixNano": "%s", "endTimeUnixNano": "%s", "status": {"code": %d},
                 "attributes": [{"key": "parcel.weight", "value": {"intValue": "%d"}}]}
                """.formatted(
                trace, id, parent, name, kind, nanos(start), nanos(start.plusMillis(millis)), failed ? 2 : 0, millis);
    }

    private static String nanos(Instant moment) {
        return "%d%09d".formatted(moment.getEpochSecond(), moment.getNano());
    }

    private MvcTestResult post(String body) {
        return post("Bearer " + token, "application/json", null, body.getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult post(@Nullable String authorization, String type, @Nullable String encoding, byte[] body) {
        var request = client.post().uri("/v1/traces").content(body).header("Content-Type", type);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.exchange();
    }

    private MvcTestResult get(String address) {
        return client.get()
                .uri(address)
                .with(user("sample-viewer").roles("VIEWER"))
                .exchange();
    }

    @Test
    void takesNothingFromWhoHasNoToken() {
        assertThat(post(null, "application/json", null, new byte[0])).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(post(token, "application/json", null, new byte[0])).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(post("Bearer " + token + "x", "application/json", null, new byte[0]))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(client.get().uri("/traces/" + SLOW)).hasStatus3xxRedirection();
    }

    @Test
    void refusesWhatIsNoSpansAndSaysWhy() {
        assertThat(post("<html>")).hasStatus(HttpStatus.BAD_REQUEST).bodyText().contains("not JSON");
        assertThat(post("Bearer " + token, "application/x-protobuf", null, new byte[] {10}))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .bodyText()
                .contains("http/json");
        assertThat(post("Bearer " + token, "application/json", "gzip", "{}".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("gzip");
        assertThat(post("Bearer " + token, "application/json", "br", new byte[] {1}))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("Content-Encoding");
        assertThat(post(request(SLOW, 10, false).replace("0000000000000003\"", "\"")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.partialSuccess.rejectedSpans")
                .isEqualTo("1");
    }

    @Test
    void readsNoMoreThanItWantsToEvenIfItIsPackedWell() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 6; i++) {
                out.write(zeros);
            }
        }
        assertThat(packed.size()).isLessThan(100_000);
        assertThat(post("Bearer " + token, "application/json", "gzip", packed.toByteArray()))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void takesWhatIsPacked() throws IOException {
        var trace = "cccccccccccccccccccccccccccccccc";
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(request(trace, 10, false).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(post("Bearer " + token, "application/json", "gzip", packed.toByteArray()))
                .hasStatusOk();
        await().untilAsserted(() -> assertThat(get("/api/v1/traces/" + trace)).hasStatusOk());
    }

    @Test
    void findsTracesInThePageAndInTheApi() {
        assertThat(get("/traces?component=parcel-back&environment=lab&min=200ms&errors=true&tag=parcel.weight=300"))
                .hasStatusOk()
                .bodyText()
                .contains("POST /stamps", "300 ms", "2.4.1", "href=\"/traces/" + SLOW + "\"")
                .doesNotContain(QUICK);
        assertThat(get("/api/v1/traces?component=parcel-front&sort=slowest"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].traceId")
                .isEqualTo(SLOW);
        assertThat(get("/traces?component=parcel-front&release=9.9.9"))
                .bodyText()
                .contains("No trace is like that");
        assertThat(get("/traces/examples?component=parcel-back&environment=lab&sort=slowest"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "slowest of 2.4.1",
                        "300 ms",
                        "/traces?component=parcel-back&amp;environment=lab&amp;release=2.4.1&amp;range=1h&amp;sort=slowest")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "min=soon, Took at least:",
        "tag=weight, Tag:",
        "range=3y, Range:",
        "sort=best, Sort:",
        "from=2026-03-17T12:00&to=2026-03-17T11:00, From:",
        "from=never&to=2026-03-17T11:00, is not a time"
    })
    void namesTheFieldThatIsWrong(String query, String why) {
        assertThat(get("/traces?" + query)).hasStatusOk().bodyText().contains("role=\"alert\"", why);
        assertThat(get("/api/v1/traces?" + query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains(why);
    }

    @Test
    void showsOneTraceWithItsCriticalPath() {
        assertThat(get("/traces/" + SLOW))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "300 ms of 320 ms: parcel-back itself",
                        "on the way from parcel-front to parcel-back",
                        "3 errors",
                        "class=\"crit\"",
                        "parcel.weight",
                        "/logs?trace=" + SLOW,
                        "id=\"trace-lines\"");
        assertThat(get("/traces/" + SLOW + "?only=critical")).hasStatusOk();
        assertThat(get("/traces/" + QUICK + "?only=errors")).bodyText().contains("Nothing of it failed");
        assertThat(get("/api/v1/traces/" + SLOW))
                .bodyJson()
                .extractingPath("$.spans[2].critical[0][0]")
                .isEqualTo(0.008);
    }

    @Test
    void comparesTwo() {
        assertThat(get("/traces/comparisons?trace=" + QUICK + "&trace=" + SLOW))
                .hasStatusOk()
                .bodyText()
                .contains("POST /stamps", "+280 ms");
        assertThat(get("/traces/" + SLOW + "/comparison"))
                .as("with a usual one")
                .hasStatusOk()
                .bodyText()
                .contains(QUICK, "+280 ms");
        assertThat(get("/api/v1/traces/" + QUICK + "/comparison?with=" + SLOW))
                .bodyJson()
                .extractingPath("$[0].operation")
                .isEqualTo("POST /stamps");
        assertThat(get("/traces/comparisons?trace=" + QUICK))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("choose two traces");
    }

    @Test
    void drawsWhoCalledWhom() {
        assertThat(get("/traces/map?environment=lab"))
                .hasStatusOk()
                .bodyText()
                .contains("parcel-front", "parcel-back", "not declared", "nothing describes it");
        assertThat(get("/api/v1/traces/map?environment=lab"))
                .bodyJson()
                .extractingPath("$.calls[0].callee")
                .isEqualTo("component:default/parcel-back");
        assertThat(get("/traces/map?environment=nowhere"))
                .hasStatusOk()
                .bodyText()
                .contains("No calls in this time");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(get("/traces/" + "d".repeat(32)))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("No trace");
        assertThat(get("/traces/nonsense")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("/traces?source=nowhere")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/connections")).bodyText().contains("embedded", "Traces");
    }
}
