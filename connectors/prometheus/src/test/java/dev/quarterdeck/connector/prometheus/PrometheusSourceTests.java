package dev.quarterdeck.connector.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.Answer;
import dev.quarterdeck.connector.metrics.QueryRefused;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Over real HTTP: every way to answer badly ends in words that somebody can act on. */
class PrometheusSourceTests {

    private static final Instant NOON = Instant.parse("2026-03-17T12:00:00Z");
    private static final long SECONDS = NOON.getEpochSecond();
    private static final String JSON = "application/json";

    private static String matrix(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[%s]}}".formatted(series);
    }

    private static String vector(String series) {
        return matrix(series).replace("matrix", "vector");
    }

    @Test
    void readsNumbersInTheOrderOfTimeAndLeavesOutWhatIsNone() throws IOException {
        var series =
                "{\"metric\":{\"job\":\"shop\"},\"values\":[[%d,\"3\"],[%d.5,\"1.5\"],[%d,\"NaN\"],[%d,\"+Inf\"],[%d,\"-Inf\"]]}"
                        .formatted(SECONDS + 60, SECONDS, SECONDS + 20, SECONDS + 30, SECONDS + 40);
        try (var host = Host.answering(200, JSON, matrix(series));
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            var found = source.range("up", NOON, NOON.plusSeconds(60), Duration.ofSeconds(10));

            assertThat(found).singleElement().satisfies(one -> {
                assertThat(one.labels()).containsExactly(Map.entry("job", "shop"));
                assertThat(one.values())
                        .containsExactly(Map.entry(NOON.plusMillis(500), 1.5), Map.entry(NOON.plusSeconds(60), 3.0));
            });
            assertThat(host.asked().getFirst())
                    .containsEntry("query", "up")
                    .containsEntry("start", Long.toString(SECONDS))
                    .containsEntry("end", Long.toString(SECONDS + 60))
                    .containsEntry("step", "10")
                    .containsEntry("timeout", "5000ms")
                    .containsEntry("method", "GET");
        }
    }

    @Test
    void readsVectorsAndScalarsAndRefusesTextsAndRanges() throws IOException {
        var bodies = Map.of(
                "vector", vector("{\"metric\":{\"__name__\":\"up\"},\"value\":[%d.781,\"1\"]}".formatted(SECONDS)),
                "scalar",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[%d,\"2\"]}}"
                                .formatted(SECONDS),
                "text",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[%d,\"a\"]}}"
                                .formatted(SECONDS),
                "range", matrix("{\"metric\":{},\"values\":[[1,\"1\"],[2,\"1\"]]}"),
                "histogram",
                        vector("{\"metric\":{},\"histogram\":[1,{\"count\":\"3\",\"sum\":\"4\",\"buckets\":[]}]}"));
        try (var host = new Host(exchange -> Host.answer(
                        exchange,
                        200,
                        JSON,
                        bodies.get(exchange.getRequestURI().getQuery().replaceAll(".*query=(\\w+).*", "$1"))));
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            assertThat(source.at("vector", NOON).getFirst().values()).containsValue(1.0);
            assertThat(source.at("scalar", NOON).getFirst().values()).containsExactly(Map.entry(NOON, 2.0));
            assertThat(source.at("histogram", NOON).getFirst().values()).isEmpty();
            assertThatThrownBy(() -> source.at("text", NOON))
                    .isInstanceOf(QueryRefused.class)
                    .hasMessage("The query gives a text, not numbers");
            assertThatThrownBy(() -> source.at("range", NOON))
                    .isInstanceOf(QueryRefused.class)
                    .hasMessageContaining("rate()");
        }
    }

    @Test
    void repeatsWhatPrometheusSaysOfAQueryWithItsPosition() throws IOException {
        var error = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error: unexpected end\"}";
        try (var host = Host.answering(400, JSON, error);
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            assertThatThrownBy(() -> source.at("sum(", NOON))
                    .isInstanceOf(QueryRefused.class)
                    .hasMessage("1:5: parse error: unexpected end");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | text/html; charset=utf-8 | <html>Sign in</html> | answers with text/html in place of JSON",
                "200 | application/json | <html>Sign in</html> | does not answer as the query API does",
                "200 | application/json | [] | it is not an answer of the query API",
                "200 | application/json | {\"status\":\"success\"} | it is not an answer of the query API",
                "200 | application/json | {\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"value\":[1,\"one\"]}]}} | 'one' is not a number",
                "200 | application/json | {\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{}, | does not answer as the query API does",
                "503 | application/json | {\"status\":\"error\",\"error\":\"query timed out in expression evaluation\"} | answers 503: query timed out",
                "500 | text/plain | boom | answers 500",
                "429 | text/plain | slow down | asks to be asked less often (429)",
                "401 | text/plain | who? | does not accept the credentials",
                "403 | text/plain | no | does not accept the credentials",
                "404 | text/plain | 404 | does the address lack a path?",
                "400 | text/html | <html>Bad request</html> | answers 400",
            })
    void saysWhatCameInPlaceOfAnAnswer(int status, String type, String body, String words) throws IOException {
        try (var host = Host.answering(status, type, body);
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            assertThatThrownBy(() -> source.at("up", NOON))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageStartingWith("Prometheus 'main' ")
                    .hasMessageContaining(words);
        }
    }

    @Test
    void followsNoRedirectionSoThatCredentialsGoNowhereElse() throws IOException {
        try (var elsewhere = Host.answering(200, JSON, vector(""));
                var host = new Host(exchange -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.address() + "/login?state=secret");
                    exchange.sendResponseHeaders(302, -1);
                });
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            assertThatThrownBy(() -> source.at("up", NOON))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("redirects to " + elsewhere.address() + "/login, which is not followed")
                    .hasMessageNotContaining("secret");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void givesUpInTimeOnWhoeverSendsNothingOrNoEnd() throws IOException {
        var done = new CountDownLatch(1);
        var settings = Host.settings(URI.create("http://127.0.0.1:1"));
        try (var silent = new Host(_ -> await(done));
                var endless = new Host(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("{\"status\":".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    await(done);
                })) {
            for (var host : new Host[] {silent, endless}) {
                try (var source = PrometheusSource.open(within(settings, host.address(), Duration.ofMillis(300)))) {
                    assertThatThrownBy(() -> source.at("up", NOON))
                            .isInstanceOf(SourceUnavailable.class)
                            .hasMessage("Prometheus 'main' did not answer within 0.3 s");
                }
            }
            done.countDown();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrometheusSettings within(PrometheusSettings settings, URI address, Duration timeout) {
        return new PrometheusSettings(
                "main",
                address,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                settings.connectTimeout(),
                timeout,
                DataSize.ofMegabytes(1),
                100);
    }

    @Test
    void saysThatNobodyListens() {
        try (var source = PrometheusSource.open(Host.settings(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(source::check)
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessage("Prometheus 'main' cannot be reached: nobody listens at http://127.0.0.1:1");
        }
    }

    @Test
    void refusesAMetricOfAHundredThousandSeriesInWords() throws IOException {
        var many = IntStream.range(0, 100_000)
                .mapToObj("{\"metric\":{\"user\":\"%d\"},\"value\":[1,\"1\"]}"::formatted)
                .collect(Collectors.joining(","));
        try (var host = Host.answering(200, JSON, vector(many));
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            assertThatThrownBy(() -> source.at("users", NOON))
                    .isInstanceOf(QueryRefused.class)
                    .hasMessageContaining("more than 100 series");
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws IOException {
        var long1 = "{\"metric\":{\"text\":\"%s\"},\"value\":[1,\"1\"]}".formatted("x".repeat(2_000_000));
        try (var host = Host.answering(200, JSON, vector(long1));
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            assertThatThrownBy(() -> source.at("users", NOON))
                    .isInstanceOf(QueryRefused.class)
                    .hasMessageContaining("larger than 1,024 kB");
        }
    }

    @Test
    void asksForNoMoreThan11000MomentsAtOnceAndPutsThePartsTogether() throws IOException {
        try (var host = new Host(exchange -> {
                    var start = exchange.getRequestURI().getQuery().replaceAll(".*start=(\\d+).*", "$1");
                    Host.answer(
                            exchange,
                            200,
                            JSON,
                            matrix("{\"metric\":{\"job\":\"shop\"},\"values\":[[%s,\"1\"]]}".formatted(start)));
                });
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            var found = source.range("up", NOON, NOON.plusSeconds(25_000), Duration.ofSeconds(1));

            assertThat(found)
                    .singleElement()
                    .satisfies(one -> assertThat(one.values().keySet())
                            .containsExactly(NOON, NOON.plusSeconds(11_000), NOON.plusSeconds(22_000)));
            assertThat(host.asked())
                    .extracting(form -> form.get("end"))
                    .containsExactly(
                            Long.toString(SECONDS + 10_999),
                            Long.toString(SECONDS + 21_999),
                            Long.toString(SECONDS + 25_000));
            assertThatThrownBy(() -> source.range("up", NOON, NOON.plus(Duration.ofDays(30)), Duration.ofSeconds(1)))
                    .isInstanceOf(QueryRefused.class)
                    .hasMessageContaining("take a longer step");
        }
    }

    @Test
    void sendsLongQueriesAsAForm() throws IOException {
        try (var host = Host.answering(200, JSON, vector(""));
                var source = PrometheusSource.open(Host.settings(host.address()))) {
            var query = "up{job=~\"%s\"}".formatted("shop|".repeat(1_000));
            assertThat(source.at(query, NOON)).isEmpty();
            assertThat(host.asked().getFirst()).containsEntry("method", "POST").containsEntry("query", query);
        }
    }

    @Test
    void passesOnWhatTheSourceWarnsOf() throws IOException {
        var warned =
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]},\"warnings\":[\"%s\"]}";
        try (var partial = Host.answering(200, JSON, warned.formatted("remote store gone"));
                var hint = Host.answering(200, JSON, warned.formatted("PromQL warning: no counter"));
                var silent = Host.answering(
                        200, JSON, "{\"status\":\"success\",\"isPartial\":true,\"data\":{\"result\":[]}}")) {
            assertThat(ask(partial)).satisfies(answer -> {
                assertThat(answer.warnings()).containsExactly("remote store gone");
                assertThat(answer.partial()).isTrue();
            });
            assertThat(ask(hint).partial()).isFalse();
            assertThat(ask(silent).partial()).isTrue();
        }
    }

    private static Answer ask(Host host) {
        try (var source = PrometheusSource.open(Host.settings(host.address()))) {
            return source.askAt("up", NOON);
        }
    }

    @Test
    void saysWhichVersionItIs() throws IOException {
        try (var host = Host.answering(200, JSON, "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}");
                var other = new Host(exchange -> Host.answer(
                        exchange,
                        exchange.getRequestURI().getPath().endsWith("buildinfo") ? 404 : 200,
                        JSON,
                        vector("")));
                var source = PrometheusSource.open(Host.settings(host.address()));
                var like = PrometheusSource.open(Host.settings(other.address()))) {
            assertThat(source.check()).isEqualTo("version 2.42.0 at " + host.address());
            assertThat(like.check()).isEqualTo("at " + other.address());
        }
    }
}
