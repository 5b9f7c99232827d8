package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quarterdeck.e2e.Pages.LONG;
import static dev.quarterdeck.e2e.Pages.awaitSucceeded;
import static dev.quarterdeck.e2e.Pages.awaitText;
import static dev.quarterdeck.e2e.Pages.place;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases that reach staging and production through a Git repository, from which a stand-in for Argo CD applies them on a
 * real Kubernetes control plane. Skipped, and said so, where there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GitStoryTests {

    private static final String SERVICE = "/catalog/component/default/" + TinyShop.SERVICE;
    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");

    private Path folder;
    private ControlPlane cluster;
    private Portal portal;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Files.createDirectories(Path.of("target"));
        var checkout = Files.createDirectory(folder.resolve("checkout"));
        TinyShop.create(checkout);
        cluster = ControlPlane.startWithGit(
                checkout.resolve("catalog-services/greeting-service/target/greeting-service.jar"),
                folder.resolve("deploy.git"),
                ENVIRONMENTS);
        portal = Portal.with(cluster.settings(ENVIRONMENTS), folder.resolve("home"), checkout);
        chromium = new Chromium();
        portal.awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (portal != null) {
            portal.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private Person engineer() throws IOException {
        return new Person(chromium.browser(), portal, "sample-engineer", true, ColorScheme.LIGHT);
    }

    /** As somebody with a terminal does; what it answers. */
    private String git(Path where, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=Grace", "-c", "user.email=grace@example.org"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer;
    }

    private String history() throws IOException, InterruptedException {
        return git(folder.resolve("deploy.git"), "log", "--format=%s", "main");
    }

    @Test
    @Order(1)
    void theShopIsInGitAndRuns() throws Exception {
        try (var engineer = engineer()) {
            var page = engineer.open(SERVICE);
            for (var environment : ENVIRONMENTS) {
                awaitText(place(page, environment), "Healthy");
                assertThat(cluster.image(environment, TinyShop.SERVICE))
                        .isEqualTo("registry.test/greeting-service:1.0.0");
            }
            assertThat(history())
                    .contains("Deploy greeting-service 1.0.0 to staging", "Deploy greeting-service 1.0.0 to production")
                    .doesNotContain("to dev");
            engineer.open("/connections");
            assertThat(page.locator("#main")).containsText("branch main at");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void aReleaseThatIsCommittedWaitsForArgoCd() throws Exception {
        try (var engineer = engineer()) {
            var page = engineer.open(SERVICE);
            engineer.press("Run pipeline");
            page.waitForURL("**/runs/*");
            awaitSucceeded(page);

            cluster.pauseArgo();
            engineer.open(SERVICE);
            awaitText(place(page, "dev"), "Healthy");
            engineer.follow("Promote to staging");
            engineer.press("Promote to staging");
            page.waitForURL("**/deployments/*");
            awaitText(page.locator("#progress"), "Committed as");
            assertThat(page.locator("#progress")).containsText("waiting for Argo CD to sync");
            engineer.picture("git-waiting");
            assertThat(history()).startsWith("Deploy greeting-service 1.1.0 to staging");
            assertThat(cluster.image("staging", TinyShop.SERVICE)).isEqualTo("registry.test/greeting-service:1.0.0");

            cluster.resumeArgo();
            awaitSucceeded(page);
            assertThat(page.locator("#progress")).not().containsText("Committed as");
            assertThat(cluster.image("staging", TinyShop.SERVICE)).isEqualTo("registry.test/greeting-service:1.1.0");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void whatSomebodyCommitsIsExplainedAndPutBack() throws Exception {
        var file = Path.of("production", TinyShop.SERVICE, "deployment.yaml");
        git(folder, "clone", "-q", "deploy.git", "grace");
        var theirs = folder.resolve("grace").resolve(file);
        Files.writeString(theirs, Files.readString(theirs).replace("replicas: 2", "replicas: 3"));
        git(folder.resolve("grace"), "commit", "-qam", "Three at night");
        git(folder.resolve("grace"), "push", "-q", "origin", "HEAD:main");
        try (var engineer = engineer()) {
            var page = engineer.open("/workloads/production/" + TinyShop.SERVICE);
            awaitText(page.locator("#drift"), "Somebody changed this in Git");
            assertThat(page.locator("#drift")).containsText("Grace in Git (");
            assertThat(page.locator("#drift")).containsText("spec.replicas");
            engineer.picture("git-changed");

            engineer.follow("Put it back");
            page.getByLabel("Reason, kept in the audit log").fill("Two are enough at night");
            engineer.press("Put it back as the portal wants it");
            page.waitForURL("**/workloads/production/*");
            assertThat(page.locator("#drift")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
            assertThat(history()).startsWith("Put greeting-service 1.0.0 back in production\nThree at night\n");
            assertThat(engineer.complaints()).isEmpty();
        }
    }
}
