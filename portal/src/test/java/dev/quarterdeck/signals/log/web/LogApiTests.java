package dev.quarterdeck.signals.log.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Logs for people and for programs, of files that lie where the embedded cluster keeps what its replicas wrote. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class LogApiTests {

    private static final String TRACE = "77de0a1c4b1d4f2f9a8c6f1e2d3c4b10";
    private static final String LOGS = "/logs/component/default/logged-service?environment=production";
    private static final String API = "/api/v1" + LOGS;

    @Autowired
    private MockMvcTester client;

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Environments environments;

    @Value("${quarterdeck.home}")
    private Path home;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        new CatalogFiles(folder).component("logged-service", "checkout", "").read(sources);
        environments.define(
                new Environment("production", 3, "local", 1, false, 0, Duration.ofHours(1), true, null),
                "sample-admin");
        append("logged-service-aaaa", """
                {"@timestamp":"2026-03-17T14:31:52.104Z","log":{"level":"INFO"},"message":"order 1 accepted","trace":{"id":"%s"}}
                {"@timestamp":"2026-03-17T14:31:54.104Z","log":{"level":"WARN"},"message":"<b>stock</b> reservation timed out","order":{"id":"7"}}
                """.formatted(TRACE));
        append("logged-service-bbbb", """
                2026-03-17T14:31:53.104Z ERROR order 2 failed
                java.lang.IllegalStateException: no stock
                \tat shop.Order.place(Order.java:12)
                """);
    }

    private void append(String replica, String text) throws IOException {
        var file = home.resolve("cluster/logs/production/logged-service").resolve(replica + ".log");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void showsAllReplicasAsOneStream() {
        assertThat(get(API)).hasStatusOk().bodyJson().satisfies(json -> {
            assertThat(json)
                    .extractingPath("$.lines[*].message")
                    .asArray()
                    .containsExactly(
                            "order 1 accepted",
                            "2026-03-17T14:31:53.104Z ERROR order 2 failed",
                            "<b>stock</b> reservation timed out");
            assertThat(json).extractingPath("$.lines[1].more").asArray().hasSize(2);
            assertThat(json).extractingPath("$.lines[0].traceId").isEqualTo(TRACE);
        });
        assertThat(get(LOGS))
                .hasStatusOk()
                .bodyText()
                .contains("14:31:52.104", "aaaa", "bbbb", "Tuesday 17 March 2026")
                .contains(
                        "&lt;b&gt;stock&lt;/b&gt;",
                        "/traces/" + TRACE,
                        "java.lang.IllegalStateException: no stock (2 lines)")
                .doesNotContain("<b>stock</b>", "Nothing was written");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=warn|2",
                "q=stock|2",
                "q=stock -reservation|1",
                "q=order.id%3D7|1",
                "q=/order \\d/|2",
                "replica=logged-service-bbbb|1",
                "from=2026-03-17T14:31:53Z|2",
                "to=2026-03-17T14:31:53Z|1",
                "since=15m|0",
                "limit=1|1",
                "after=start&limit=2|2",
            })
    void findsWhatIsAskedFor(String question, int lines) {
        assertThat(get(API + "&" + question))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.lines")
                .asArray()
                .hasSize(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=loud|Level: nothing is called",
                "q=/(a/|Text: /(a/ is no regular expression",
                "from=yesterday|From: ",
                "since=1y|Since: one of",
                "from=2026-03-18&to=2026-03-17|From: it has to be before to",
                "before=nowhere|is no position in a log",
            })
    void saysWhatIsWrongWithAQuestion(String question, String why) {
        assertThat(get(API + "&" + question))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains(why);
        assertThat(get(LOGS + "&" + question)).hasStatusOk().bodyText().contains(why, "There are no lines to show");
    }

    @Test
    void knowsWhichSourcesThereAre() {
        assertThat(get(API + "&source=none")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/logs/component/default/unheard-of?environment=production"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void marksWhatWasFoundAndWhere() {
        assertThat(get(LOGS + "&q=reservation")).bodyText().contains("<mark>reservation</mark>", "1 line.");
        assertThat(get(LOGS + "&q=order.id%3D7")).bodyText().contains("order.id=");
        assertThat(get(LOGS + "&q=nothing like it")).bodyText().contains("Nothing matches", "Clear the filter");
    }

    @Test
    void leadsToALineAndToWhatItSays() {
        var at = LOGS + "&at=logged-service-aaaa:0";

        assertThat(get(at))
                .hasStatusOk()
                .bodyText()
                .contains("data-target=\"L-logged-service-aaaa-0\"", "id=\"L-logged-service-aaaa-0\"")
                .contains("All lines of the trace", "trace.id");
        assertThat(get(at.replace("?", "/line?")))
                .bodyText()
                .contains("trace.id", TRACE)
                .doesNotContain("<html");
        assertThat(get(LOGS.replace("?", "/line?") + "&at=logged-service-aaaa:9999999"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void goesOnInBothDirections() {
        var page = get(LOGS.replace("?", "/lines?") + "&limit=1");
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("data-older=", "reservation timed out")
                .doesNotContain("<html");

        assertThat(get(API + "&before=logged-service-aaaa:100,logged-service-bbbb:0"))
                .bodyJson()
                .extractingPath("$.lines")
                .asArray()
                .isEmpty();
    }

    @Test
    void showsEverythingThatWasWrittenOfATrace() {
        // nothing of it runs here, so that no component is known whose lines could be looked through
        assertThat(get("/api/v1/logs/traces/" + TRACE)).hasStatusOk().bodyText().contains(TRACE, "\"lines\":[]");
        assertThat(get("/logs?trace=" + TRACE)).hasStatusOk().bodyText().contains("No line names this trace");
        assertThat(get("/logs/lines?trace=" + TRACE + "&around=2026-03-17T14:31:53.104Z"))
                .hasStatusOk()
                .bodyText()
                .contains("<div id=\"trace-lines\"", "No line names this trace")
                .doesNotContain("<html");
        assertThat(get("/api/v1/logs/traces/none")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void givesTheLinesAsAFile() {
        var text = get(LOGS.replace("?", "/download?") + "&q=failed");
        assertThat(text).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN);
        assertThat(text).bodyText().isEqualTo("""
                        2026-03-17T14:31:53.104Z ERROR order 2 failed
                        java.lang.IllegalStateException: no stock
                        \tat shop.Order.place(Order.java:12)
                        """);
        assertThat(get(LOGS.replace("?", "/download?") + "&format=ndjson&level=warn"))
                .bodyText()
                .hasLineCount(2)
                .contains("\"level\":\"WARN\"");
    }

    @Test
    void savesASearchUntilItIsRemoved() {
        var body = "{\"name\": \"Late stock\", \"address\": \"%s\"}".formatted(LOGS + "&q=stock");
        assertThat(client.post()
                        .uri("/api/v1/logs/searches")
                        .with(user("log-reader").roles("VIEWER"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(HttpStatus.CREATED);
        assertThat(get("/logs")).hasStatusOk().bodyText().contains("Late stock", "q=stock");
        var searches = get("/api/v1/logs/searches");
        assertThat(searches).bodyJson().extractingPath("$.items[0].name").isEqualTo("Late stock");
        var id = searches.getResponse().getContentAsByteArray();
        var number = new String(id, StandardCharsets.UTF_8).replaceAll(".*\"id\":(\\d+).*", "$1");
        assertThat(client.delete()
                        .uri("/api/v1/logs/searches/" + number)
                        .with(user("log-reader").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/logs")).bodyText().doesNotContain("Late stock");
    }

    @Test
    void countsLinesOverTime() {
        assertThat(get(API.replace("?", "/histogram?")))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.step").isEqualTo(1);
                    assertThat(json).extractingPath("$.bars[*].lines").asArray().containsExactly(1, 1, 1);
                    assertThat(json)
                            .extractingPath("$.bars[*].errors")
                            .asArray()
                            .containsExactly(0, 1, 0);
                    assertThat(json)
                            .extractingPath("$.bars[*].warnings")
                            .asArray()
                            .containsExactly(0, 0, 1);
                    assertThat(json).extractingPath("$.lookedAsFarAs").isNull();
                });
        assertThat(get(API.replace("?", "/histogram?")
                        + "&from=2026-03-17T14:00:00Z&to=2026-03-17T15:00:00Z&level=warn"))
                .bodyJson()
                .extractingPath("$.bars[31].lines")
                .as("minute by minute")
                .isEqualTo(2);
        assertThat(get(LOGS.replace("?", "/histogram?")))
                .hasStatusOk()
                .bodyText()
                .contains("3 lines, of which 1 error and 1 warning", "from=2026-03-17T14%3A31%3A53Z")
                .doesNotContain("<html");
        assertThat(get(LOGS)).bodyText().contains("/histogram?environment=production");
        assertThat(get(API.replace("?", "/histogram?") + "&q=/(/")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void hasNoBarsWhereThereAreNoLines() {
        assertThat(get(API.replace("?", "/histogram?") + "&q=nowhere"))
                .bodyJson()
                .extractingPath("$.bars")
                .asArray()
                .isEmpty();
        assertThat(get(LOGS.replace("?", "/histogram?") + "&q=nowhere"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<svg");
    }

    private MvcTestResult get(String address) {
        return client.get()
                .uri(URI.create(address.replace(" ", "%20").replace("\\", "%5C")))
                .with(user("log-reader").roles("VIEWER"))
                .exchange();
    }
}
