package dev.quarterdeck.connector.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.log.LogQuestion;
import dev.quarterdeck.connector.log.LogQuestion.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Of servers that answer as no OpenSearch should, or not at all. */
class BadDayTests {

    private static final LogQuestion ANYTHING = new LogQuestion(
            null, null, Set.of(), Set.of(), List.of(), null, null, Direction.TO_THE_PAST, null, false, 10);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String body = "";
    private boolean stalls;
    private String authorization = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, 0);
            try (exchange;
                    var out = exchange.getResponseBody()) {
                if (stalls) {
                    out.write('{');
                    out.flush();
                    over.await();
                }
                out.write(bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private ApplicationContextRunner context(String... settings) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OpenSearchAutoConfiguration.class))
                .withPropertyValues(
                        "quarterdeck.connectors.opensearch[0].name=logs",
                        "quarterdeck.connectors.opensearch[0].url=http://127.0.0.1:"
                                + server.getAddress().getPort(),
                        "quarterdeck.connectors.opensearch[0].timeout=1s")
                .withPropertyValues(settings);
    }

    private void assertUnavailable(String why, String... settings) {
        context(settings)
                .run(started -> assertThatThrownBy(
                                () -> started.getBean(OpenSearchSource.class).search(ANYTHING))
                        .isInstanceOf(SourceUnavailable.class)
                        .hasMessageStartingWith("OpenSearch 'logs' ")
                        .hasMessageContaining(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200|<html>Welcome</html>|does not answer as OpenSearch does",
                "200|{\"took\":1}|does not answer as OpenSearch does",
                "200|[1]|does not answer as OpenSearch does",
                "200|{\"hits\":{\"hits\":[]},\"_shards\":{\"total\":5,\"failed\":2}}|2 of 5 shards failed",
                "200|{\"timed_out\":true,\"hits\":{\"hits\":[]}}|only a part in the time",
                "401|{}|refuses what the portal shows of itself",
                "503|{\"error\":{\"reason\":\"no master\"}}|answers 503: no master",
                "302|{}|answers 302",
            })
    void saysWhatIsWrongWithAnAnswer(int answered, String text, String why) {
        status = answered;
        body = text;

        assertUnavailable(why);
    }

    @Test
    void doesNotWaitForAnAnswerThatDoesNotEnd() {
        stalls = true;

        assertUnavailable("does not answer within 1 s");
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() {
        body = "{\"hits\":{\"hits\":[\"" + "x".repeat(20_000);

        assertUnavailable("does not answer", "quarterdeck.connectors.opensearch[0].largest=10KB");
    }

    @Test
    void saysThatNobodyIsThere() {
        server.stop(0);

        assertUnavailable("does not answer");
    }

    @Test
    void showsWhoAsks() {
        body = "{\"hits\":{\"hits\":[]}}";
        context(
                        "quarterdeck.connectors.opensearch[0].username=reader",
                        "quarterdeck.connectors.opensearch[0].password=secret")
                .run(started -> started.getBean(OpenSearchSource.class).search(ANYTHING));
        assertThat(authorization).isEqualTo("Basic cmVhZGVyOnNlY3JldA==");

        context("quarterdeck.connectors.opensearch[0].api-key=abc")
                .run(started -> started.getBean(OpenSearchSource.class).search(ANYTHING));
        assertThat(authorization).isEqualTo("ApiKey abc");
    }

    @Test
    void readsLinesWithoutWhatIsUsual() {
        body =
                "{\"hits\":{\"hits\":[{\"_source\":{\"message\":null,\"@timestamp\":\"rubbish\"},\"sort\":[1,\"a\",2]},{}]}}";
        context()
                .run(started -> assertThat(started.getBean(OpenSearchSource.class)
                                .search(ANYTHING)
                                .records())
                        .hasSize(2)
                        .allSatisfy(line -> {
                            assertThat(line.time()).isNull();
                            assertThat(line.message()).isEmpty();
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=Not Good",
                "url=ftp://x",
                "hot=100d",
                "timeout=0s",
                "index=a/b",
                "username=alone",
                "name=cluster"
            })
    void refusesSettingsThatCannotBe(String wrong) {
        context("quarterdeck.connectors.opensearch[0]." + wrong)
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void makesOneOfEachConnection() {
        context(
                        "quarterdeck.connectors.opensearch[1].name=archive",
                        "quarterdeck.connectors.opensearch[1].url=https://archive.example.org")
                .run(started -> assertThat(
                                started.getBeansOfType(OpenSearchSource.class).values())
                        .extracting(OpenSearchSource::name)
                        .containsExactlyInAnyOrder("logs", "archive"));
        context(
                        "quarterdeck.connectors.opensearch[1].name=logs",
                        "quarterdeck.connectors.opensearch[1].url=https://archive.example.org")
                .run(started -> assertThat(started).hasFailed());
    }
}
