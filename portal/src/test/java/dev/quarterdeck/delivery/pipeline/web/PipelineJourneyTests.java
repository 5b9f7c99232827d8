package dev.quarterdeck.delivery.pipeline.web;

import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.TestDatabase;
import dev.quarterdeck.delivery.pipeline.execution.GitSource;
import dev.quarterdeck.delivery.pipeline.webhook.WebhookSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The whole portal, its scheduler included, behind its real security; only the browser is missing. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(Lifecycle.PER_CLASS)
class PipelineJourneyTests {

    private static final String COMPONENT = GitSource.COMPONENT.toString();

    private static final String STEPS = """
            - {name: Make, run: 'mkdir -p out/reports; cp report.xml out/reports; printf ${version} > out/order-service.jar'}
            """;

    private static final String REPORT = """
            <testsuite><testcase classname="a.OrderTests" name="accepts" time="0.1"/></testsuite>
            """;

    private static final Path FOLDER = makeFolder();

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private DSLContext db;

    @Autowired
    private WebhookSecret secret;

    private GitSource source;

    private static Path makeFolder() {
        try {
            return Files.createTempDirectory("quarterdeck-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void portal(DynamicPropertyRegistry properties) {
        var database = TestDatabase.create();
        properties.add("spring.datasource.url", database::getJdbcUrl);
        properties.add("spring.datasource.username", database::getUsername);
        properties.add("spring.datasource.password", database::getPassword);
        properties.add("quarterdeck.home", () -> FOLDER.resolve("home").toString());
    }

    @BeforeAll
    void makeRepository() throws Exception {
        source = new GitSource(FOLDER.resolve("shop"), db);
        source.commit("Report on tests", Map.of("report.xml", REPORT));
        source.commitPipeline("Take orders", STEPS);
    }

    private static UserRequestPostProcessor engineer() {
        return user("sample-engineer").roles("ENGINEER");
    }

    @Test
    void anEngineerTurnsACommitIntoARelease() {
        var run = start("pressed-once");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(page("/runs/" + run)).bodyText().contains("Succeeded", "/releases/"));

        assertThat(page("/runs/" + run))
                .bodyText()
                .contains("Take orders", "Checkout", "Build", "Publish", "1 passed", "data-topics=\"run/" + run + "\"");
        assertThat(page("/runs/" + run + "?step=1")).bodyText().contains("Log of Make", "id=\"L1\"");
        var release = db.fetchValue("select id from release where run_id = ?", Long.valueOf(run));
        assertThat(page("/releases/" + release))
                .bodyText()
                .contains("order-service 1.", "Has this digest", "order-service.jar", "Where it is");
        assertThat(page("/releases")).bodyText().contains("1 of 1 passed");
        assertFragments(run);
        assertJson(run, String.valueOf(release));
    }

    private void assertFragments(String run) {
        assertFragment("/runs/%s/summary".formatted(run), "id=\"summary\"");
        assertFragment("/runs/%s/steps".formatted(run), "id=\"steps\"");
        assertFragment("/runs/%s/tests".formatted(run), "accepts");
        assertFragment("/runs/%s/log".formatted(run), "id=\"log\"");
        assertFragment("/runs/%s/steps/1/output?after=0".formatted(run), "id=\"L1\"");
        assertFragment("/runs/recent?component=" + COMPONENT, "id=\"recent-runs\"");
    }

    private void assertFragment(String path, String content) {
        assertThat(page(path)).hasStatusOk().bodyText().contains(content).doesNotContain("<html", "run-output/");
    }

    private void assertJson(String run, String release) {
        assertThat(page("/api/v1/runs/" + run))
                .bodyJson()
                .extractingPath("$.run.state")
                .isEqualTo("succeeded");
        assertThat(page("/api/v1/runs?component=order-service"))
                .bodyJson()
                .extractingPath("$.items[0].component")
                .isEqualTo(COMPONENT);
        assertThat(page("/api/v1/runs/%s/steps/1/output".formatted(run)))
                .bodyJson()
                .extractingPath("$.items[0]")
                .asString()
                .startsWith("$ mkdir");
        assertThat(page("/api/v1/releases/" + release))
                .bodyJson()
                .extractingPath("$.workload.metadata.name")
                .isEqualTo("order-service");
    }

    @Test
    void pressingTwiceStartsOneRun() {
        assertThat(start("pressed-twice")).isEqualTo(start("pressed-twice"));
    }

    @Test
    void aViewerMayLookButNotStart() {
        assertThat(browser.post()
                        .uri("/runs")
                        .with(user("sample-viewer").roles("VIEWER"))
                        .with(csrf())
                        .param("component", COMPONENT))
                .hasStatus(403);
        assertThat(browser.get().uri("/runs").with(user("sample-viewer").roles("VIEWER")))
                .hasStatusOk();
    }

    @Test
    void saysWhyAComponentCannotBeBuilt() {
        var refused = browser.post()
                .uri("/runs")
                .with(engineer())
                .with(csrf())
                .param("component", "nobody")
                .exchange();

        assertThat(refused).redirectedUrl().startsWith("/runs?component=");
        assertThat(refused.getMvcResult().getFlashMap().get("refusal"))
                .asString()
                .contains("There is no");
    }

    @Test
    void cancelsARunAfterAsking() {
        var run = start("cancelled");
        assertThat(page("/runs/%s/cancellation".formatted(run)))
                .bodyText()
                .contains("Cancel order-service run", "Let it run");

        assertThat(browser.post()
                        .uri("/runs/%s/cancellation".formatted(run))
                        .with(engineer())
                        .with(csrf()))
                .hasStatus(302);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state(run)).isIn("cancelled", "succeeded"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(page("/runs/987654")).hasStatus(404);
        assertThat(page("/releases/987654")).hasStatus(404);
        assertThat(page("/runs/%s?step=77".formatted(start("steps")))).hasStatus(404);
    }

    @Test
    void aPushStartsARunOnce() throws Exception {
        var commit = source.commit("Refuse empty orders", Map.of("shop/Order.java", "class Order {}"));
        var body = push(commit, "shop/Order.java");

        assertThat(deliver(body, sign(body)))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.runs[0].component")
                .isEqualTo(COMPONENT);
        assertThat(deliver(body, sign(body)))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.runs")
                .asArray()
                .isEmpty();
    }

    @Test
    void aPushOfSomethingElseStartsNothing() {
        var body = push("ab".repeat(20), "docs/readme.md");

        assertThat(deliver(body, sign(body)))
                .bodyJson()
                .extractingPath("$.runs")
                .asArray()
                .isEmpty();
    }

    @Test
    void aPushWithAWrongSignatureIsRefused() {
        var body = push("cd".repeat(20), "shop/Order.java");

        assertThat(deliver(body, "sha256=" + "0".repeat(64))).hasStatus(401);
        assertThat(browser.post().uri("/webhooks/git").content(body)).hasStatus(401);
    }

    private String start(String key) {
        var answer = browser.post()
                .uri("/runs")
                .with(engineer())
                .with(csrf())
                .param("component", COMPONENT)
                .param("requestKey", key)
                .exchange();
        assertThat(answer).hasStatus(302);
        var url = answer.getResponse().getRedirectedUrl();
        assertThat(url).startsWith("/runs/");
        return url.substring("/runs/".length());
    }

    private MvcTestResult page(String path) {
        return browser.get().uri(path).with(engineer()).exchange();
    }

    private String state(String run) {
        return db.select(PIPELINE_RUN.STATE)
                .from(PIPELINE_RUN)
                .where(PIPELINE_RUN.ID.eq(Long.valueOf(run)))
                .fetchSingle(Record1::value1);
    }

    private String push(String commit, String file) {
        return """
                {"ref": "refs/heads/main", "after": "%s", "deleted": false,
                 "repository": {"clone_url": "%s", "default_branch": "main"},
                 "commits": [{"added": [], "modified": ["%s"], "removed": []}]}
                """.formatted(commit, source.folder(), file);
    }

    private String sign(String body) {
        return WebhookSignature.of(secret.value(), body);
    }

    private MvcTestResult deliver(String body, String signature) {
        return browser.post()
                .uri("/webhooks/git")
                .content(body)
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", signature)
                .exchange();
    }
}
