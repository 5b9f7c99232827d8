package dev.quarterdeck.signals.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.connector.metrics.RealPrometheus;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.objective.Evaluation;
import dev.quarterdeck.signals.outside.ShopReadings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A portal that is connected to a real Prometheus and to one that is gone, behind its real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class ConnectedPagesTests {

    private static final String ORDERS = "component/default/elsewhere-service";
    private static final int PORT = port();

    @Autowired
    private MockMvcTester client;

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Environments environments;

    @Autowired
    private Evaluation evaluation;

    private RealPrometheus prometheus;

    private static int port() {
        try {
            return RealPrometheus.freePort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        registry.add("quarterdeck.connectors.prometheus[0].name", () -> "main");
        registry.add("quarterdeck.connectors.prometheus[0].url", () -> "http://127.0.0.1:" + PORT);
        // how long a page waits must not decide a test
        registry.add("quarterdeck.connectors.prometheus[0].timeout", () -> "60s");
        registry.add("quarterdeck.signals.outside.longest", () -> "60s");
        registry.add("quarterdeck.signals.outside.patience", () -> "60s");
        registry.add("quarterdeck.connectors.prometheus[0].password", () -> "s3cret-of-main");
        registry.add("quarterdeck.connectors.prometheus[0].username", () -> "portal");
        registry.add("quarterdeck.connectors.prometheus[1].name", () -> "gone");
        registry.add("quarterdeck.connectors.prometheus[1].url", () -> "http://127.0.0.1:1");
    }

    @BeforeAll
    void measure(@TempDir Path folder) throws Exception {
        RealPrometheus.assumeThere();
        new CatalogFiles(Files.createDirectory(folder.resolve("catalog")))
                .component("elsewhere-service", "checkout", "")
                .read(sources);
        environments.define(
                new Environment("production", 9, "local", 1, false, 0, Duration.ofHours(1), true, null),
                "sample-admin");
        var labels = "component=\"elsewhere-service\",environment=\"production\",version=\"%s\"";
        // the last five minutes stay as full as they are, however long the tests take
        var end = Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(30));
        prometheus = RealPrometheus.of(
                folder,
                new ShopReadings()
                        .replica(labels.formatted("1.0.0"), "a", end)
                        .replica(labels.formatted("1.1.0"), "b", end)
                        .openMetrics(),
                PORT);
    }

    @AfterAll
    void close() throws InterruptedException {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private MvcTestResult get(String path, String... values) {
        return client.get()
                .uri(path, (Object[]) values)
                .with(user("sample-viewer").roles("VIEWER"))
                .exchange();
    }

    @Test
    void showsWhatRunsElsewhereLikeEverythingElse() {
        var page = get("/signals/" + ORDERS + "?environment=production");
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "measured by",
                        "main",
                        "<strong>300</strong>",
                        "Orders placed",
                        "asked every quarter of a minute");
        assertThat(get("/signals"))
                .bodyText()
                .contains("elsewhere-service", "measured by main", "8.0 req/s")
                .contains("What gone measures is not up to date", "nobody listens at http://127.0.0.1:1");
        assertThat(get("/catalog/" + ORDERS)).bodyText().contains("measured by main");

        var api = get("/api/v1/signals/" + ORDERS + "?environment=production&range=1h");
        assertThat(api).bodyJson().extractingPath("$.step").isEqualTo(60);
        assertThat(api).bodyJson().extractingPath("$.source.name").isEqualTo("main");
        assertThat(api).bodyJson().extractingPath("$.releases").asMap().containsOnlyKeys("1.0.0", "1.1.0");
        assertThat(get("/api/v1/signals"))
                .bodyJson()
                .extractingPath("$.items[?(@.component == 'component:default/elsewhere-service')].source")
                .asArray()
                .containsExactly("main");
    }

    @Test
    void answersAQueryOfOnesOwn() {
        var query = "sum by (version) (rate(http_requests_total[5m]))";
        assertThat(get("/signals/ask?query={query}&source=main&range=1h", query))
                .hasStatusOk()
                .bodyText()
                .contains("{version=&quot;1.0.0&quot;}", "data-signals=\"*\"", "Numbers");
        var api = get("/api/v1/metrics/main/answers?query={query}&range=1h", query);
        assertThat(api).hasStatusOk();
        assertThat(api).bodyJson().extractingPath("$.series").asArray().hasSize(2);
        assertThat(api).bodyJson().extractingPath("$.step").isEqualTo(15);
        assertThat(api).bodyJson().extractingPath("$.series[0].labels.version").isEqualTo("1.0.0");
        assertThat(get("/signals/ask?query={query}&source=main", "nothing_of_that_name"))
                .bodyText()
                .contains("Nothing was measured");
    }

    @Test
    void saysWhereAQueryIsWrong() {
        assertThat(get("/signals/ask?query={query}&source=main", "sum(rate(up[5m])"))
                .hasStatusOk()
                .bodyText()
                .contains("main refuses the query", "parse error", "^");
        assertThat(get("/api/v1/metrics/main/answers?query={query}", "sum("))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("parse error");
    }

    @Test
    void saysThatASourceIsGone() {
        assertThat(get("/signals/ask?query=up&source=gone"))
                .hasStatusOk()
                .bodyText()
                .contains("No answer.", "nobody listens at http://127.0.0.1:1");
        assertThat(get("/api/v1/metrics/gone/answers?query=up")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(get("/api/v1/metrics/nowhere/answers?query=up")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private static String objective(String source) {
        return """
                {"name": "asked-of-%1$s", "title": "Asked of %1$s", "component": "elsewhere-service",
                 "environment": "production", "kind": "queries", "partIs": "bad", "source": "%1$s",
                 "part": "sum(http_requests_total{status=\\"500\\"})", "total": "sum(http_requests_total)",
                 "target": "99", "window": "30d"}
                """.formatted(source);
    }

    @Test
    void saysWhyAnObjectiveIsNotCountedAndCountsAnother() {
        for (var source : List.of("main", "gone")) {
            assertThat(client.post()
                            .uri("/api/v1/objectives")
                            .with(user("sample-engineer").roles("ENGINEER"))
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(objective(source)))
                    .hasStatus(HttpStatus.CREATED);
        }
        evaluation.ask();
        evaluation.evaluate();

        assertThat(get("/signals/objectives/asked-of-gone"))
                .hasStatusOk()
                .bodyText()
                .contains("Counted until", "nobody listens at http://127.0.0.1:1", "measured by Prometheus gone");
        assertThat(get("/api/v1/objectives/asked-of-gone"))
                .bodyJson()
                .extractingPath("$.problem")
                .asString()
                .contains("nobody listens");
        assertThat(get("/signals/objectives/asked-of-main"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Counted until");
        assertThat(get("/api/v1/objectives/asked-of-main"))
                .bodyJson()
                .extractingPath("$.objective.reached")
                .asNumber()
                .satisfies(reached -> assertThat(reached.doubleValue()).isEqualTo(0.992, within(0.0005)));
        assertThat(get("/signals/objectives/asked-of-main.yaml"))
                .bodyText()
                .contains("metricSourceRef: \"main\"", "type: \"Prometheus\"");
    }

    @Test
    void listsConnectionsWithoutTheirSecrets() {
        assertThat(get("/connections"))
                .bodyText()
                .contains("main", "version 2.", "gone", "nobody listens at http://127.0.0.1:1")
                .doesNotContain("s3cret-of-main");
        assertThat(get("/api/v1/connections")).bodyText().contains("version 2.").doesNotContain("s3cret-of-main");
        assertThat(get("/api/v1/metrics"))
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly("main", "gone");
    }
}
