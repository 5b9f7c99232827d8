package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quarterdeck.e2e.Pages.LONG;
import static dev.quarterdeck.e2e.Pages.awaitSucceeded;
import static dev.quarterdeck.e2e.Pages.awaitText;
import static dev.quarterdeck.e2e.Pages.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * From a pipeline to production and back on a real Kubernetes control plane, with no more rights there than the Role that
 * the portal ships with. Its pods are processes of this machine, for there is no kubelet. Skipped, and said so, where
 * there is no control plane.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KubernetesStoryTests {

    private static final String SERVICE = "/catalog/component/default/" + TinyShop.SERVICE;
    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");

    private ControlPlane cluster;
    private Portal portal;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Files.createDirectories(Path.of("target"));
        var checkout = Files.createDirectory(folder.resolve("checkout"));
        TinyShop.create(checkout);
        cluster = ControlPlane.start(
                checkout.resolve("catalog-services/greeting-service/target/greeting-service.jar"), ENVIRONMENTS);
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

    private Person person(String username) throws IOException {
        return new Person(chromium.browser(), portal, username, true, ColorScheme.LIGHT);
    }

    private String image(String environment) throws IOException, InterruptedException {
        return cluster.image(environment, TinyShop.SERVICE);
    }

    @Test
    @Order(1)
    void theShopRunsInTheNamespacesOfItsEnvironments() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(SERVICE);
            for (var environment : ENVIRONMENTS) {
                awaitText(place(page, environment), "Healthy");
                assertThat(place(page, environment)).containsText("1.0.0");
                assertThat(image(environment)).isEqualTo("registry.test/greeting-service:1.0.0");
            }
            engineer.open("/connections");
            assertThat(page.locator("#main")).containsText("Kubernetes v1.");
            engineer.picture("kubernetes-connections");
            engineer.follow("main");
            assertThat(page.locator("#main")).containsText("Run workloads");
            assertThat(page.locator("#main")).not().containsText("Not allowed");
            engineer.picture("kubernetes-cluster");
            engineer.open("/clusters/main");
            assertThat(page.locator("#main")).containsText("may not read what is in this cluster");
            engineer.picture("kubernetes-cluster-unread");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void aPipelineMakesAReleaseThatReachesDevByItself() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(SERVICE);
            engineer.press("Run pipeline");
            page.waitForURL("**/runs/*");
            awaitSucceeded(page);

            engineer.open(SERVICE);
            awaitText(place(page, "dev"), "1.1.0");
            awaitText(place(page, "dev"), "Healthy");
            assertThat(image("dev")).isEqualTo("registry.test/greeting-service:1.1.0");
            assertThat(place(page, "production")).containsText("1.0.0");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void aDeploymentWaitsForAFieldThatSomebodyElseSeesTo() throws Exception {
        cluster.change("staging", TinyShop.SERVICE, "kubectl-edit", """
                {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "hot:fix"}]}}}}""");
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(SERVICE);
            engineer.follow("Promote to staging");
            engineer.press("Promote to staging");
            page.waitForURL("**/deployments/*");
            awaitText(page.locator("#progress"), "is set by kubectl-edit");
            engineer.picture("kubernetes-conflict");
            assertThat(image("staging")).isEqualTo("hot:fix");

            var address = page.url();
            engineer.follow("somebody takes it from them");
            assertThat(page.locator("#main")).containsText("hot:fix");
            page.getByLabel("Reason, kept in the audit log").fill("The fix is part of this release");
            engineer.picture("kubernetes-put-back");
            engineer.press("Put it back as the portal wants it");
            page.waitForURL("**/workloads/staging/*");
            page.navigate(address);
            awaitSucceeded(page);
            assertThat(image("staging")).isEqualTo("registry.test/greeting-service:1.1.0");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void aReleaseReachesProductionWithAnApprovalAndGoesBack() throws Exception {
        try (var engineer = person("sample-engineer");
                var approver = person("sample-approver")) {
            var page = engineer.open(SERVICE);
            engineer.follow("Request production");
            page.getByLabel("Why now").fill("Brings the new greeting");
            engineer.press("Request production");
            page.waitForURL("**/promotions/*");

            var review = approver.open("/");
            approver.follow("Review");
            review.getByLabel("Reason, kept in the audit log").fill("The evidence is complete");
            approver.press("Approve for");
            approver.follow("Watch the deployment");
            awaitSucceeded(review);
            assertThat(image("production")).isEqualTo("registry.test/greeting-service:1.1.0");

            engineer.open(SERVICE);
            engineer.follow("Roll back");
            page.getByLabel("Reason, kept in the audit log").fill("Greets the wrong people");
            engineer.press("Roll back to 1.0.0");
            page.waitForURL("**/deployments/*");
            awaitSucceeded(page);
            assertThat(image("production")).isEqualTo("registry.test/greeting-service:1.0.0");
            assertThat(engineer.complaints()).isEmpty();
            assertThat(approver.complaints()).isEmpty();
        }
    }

    @Test
    @Order(5)
    @SuppressWarnings("SystemOut")
    void whatSomebodyChangesOnTheClusterIsExplainedAsItHappensAndPutBack() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/workloads/production/" + TinyShop.SERVICE);
            assertThat(page.locator("#status")).containsText("2 of 2 ready");
            var begin = System.nanoTime();
            cluster.change("production", TinyShop.SERVICE, "kubectl-scale", "{\"spec\": {\"replicas\": 3}}");
            awaitText(page.locator("#drift"), "kubectl-scale");
            System.out.printf(
                    "What somebody changed was on the page after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
            assertThat(page.locator("#drift")).containsText("spec.replicas");
            engineer.picture("kubernetes-drift");

            engineer.follow("Put it back");
            page.getByLabel("Reason, kept in the audit log").fill("Two are enough at night");
            engineer.press("Put it back as the portal wants it");
            page.waitForURL("**/workloads/production/*");
            assertThat(page.locator("#drift")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
            assertThat(cluster.deployment("production", TinyShop.SERVICE)
                            .at("/spec/replicas")
                            .asInt())
                    .isEqualTo(2);
            assertThat(engineer.complaints()).isEmpty();
        }
        try (var manager = person("sample-manager")) {
            var page = manager.open("/audit?subject=greeting-service&action=workload.put-back");
            assertThat(page.locator("tbody tr").first()).containsText("Two are enough at night");
        }
    }

    @Test
    @Order(6)
    void anEngineerReadsWhatAllPodsOfAWorkloadWrote() throws Exception {
        cluster.grant(
                "quarterdeck-inventory",
                "quarterdeck-inventory-logs",
                "quarterdeck-commands",
                "quarterdeck-apply-sets");
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/clusters/main");
            // what the portal may not read it asks for again each minute
            await().atMost(Pages.PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> engineer.open("/clusters/main?text=" + TinyShop.SERVICE)
                            .locator("#main")
                            .innerText()
                            .contains("2 of 2 ready"));
            engineer.open("/clusters/main/objects/deployments/%s/%s/logs?follow=true"
                    .formatted(cluster.namespace("production"), TinyShop.SERVICE));
            var log = page.getByRole(AriaRole.LOG);
            assertThat(log).containsText("Greets from now on");
            assertThat(log.locator("li.is-c1").first()).isVisible();
            assertThat(log.locator("li.is-c2").first()).isVisible();
            assertThat(page.locator("#pod-lines")).containsText("Following");
            engineer.picture("kubernetes-pod-logs");
            page.getByLabel("Text or field=value").fill("nobody writes this");
            engineer.press("Search");
            assertThat(page.locator("#pod-lines")).containsText("Nothing matches");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(7)
    void anEngineerRunsACommandInsideOfAPod() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/clusters/main?kind=pods&namespace=" + cluster.namespace("production"));
            page.locator("tbody th a").first().click();
            engineer.follow("Command…");
            page.getByLabel("Command, for the container's shell").fill("echo six times seven: $((6*7))");
            page.getByLabel("Reason, kept in the audit log").fill("Can it still count?");
            engineer.press("Run it");
            assertThat(page.locator("section[aria-labelledby=came]")).containsText("Exit code 0");
            assertThat(page.locator("pre")).hasText("six times seven: 42");
            new Usability(engineer).check("kubernetes-command");
            assertThat(engineer.complaints()).isEmpty();
        }
        try (var manager = person("sample-manager")) {
            var page = manager.open("/audit?action=pod.command-done");
            assertThat(page.locator("tbody tr").first()).containsText("sample-engineer");
        }
    }

    @Test
    @Order(8)
    void anAdministratorMakesAnEnvironmentThatGrowsWithItsLoad() throws Exception {
        try (var administrator = person("sample-admin")) {
            var page = administrator.open("/environments/new");
            page.getByLabel("Name").fill("elastic");
            page.getByLabel("Most replicas").fill("2");
            administrator.press("Make the environment");
            assertThat(page.locator("#main")).containsText("Most replicas: more than 2");
            page.getByLabel("Most replicas").fill("6");
            new Usability(administrator).check("kubernetes-environment");
            administrator.press("Make the environment");
            assertThat(page.locator("#main")).containsText("2 to 6 of each workload");
        }
    }

    @Test
    @Order(9)
    void anEngineerAppliesAnOverlayAndLooksBeforeEachChange(@TempDir Path folder) throws Exception {
        var overlay = SampleOverlay.in(folder);
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/clusters/main/sets");
            assertThat(page.locator("#main")).containsText("No manifests were applied here");
            engineer.follow("Apply manifests…");
            var exactly = new Page.GetByLabelOptions().setExact(true);
            assertThat(page.getByLabel("Repository", exactly)).isHidden();
            page.getByLabel("Name of the set").fill("sale");
            page.getByLabel("Namespace").fill(cluster.namespace("dev"));
            page.getByText("A folder of a Git repository").click();
            page.getByLabel("Repository", exactly).fill(folder.toString());
            page.getByLabel("Folder", exactly).fill("overlays/sale");
            new Usability(engineer).check("kubernetes-manifests-form");
            engineer.press("See what would change");
            assertThat(page.locator("h1")).hasText("What sale would change");
            assertThat(page.locator("#main")).containsText("overlay of kustomize");
            assertThat(page.locator("#main tbody tr")).containsText(new String[] {"Made", "Made"});
            new Usability(engineer).check("kubernetes-manifests-plan");
            page.getByLabel("Reason, kept in the audit log").fill("The sale begins today");
            engineer.press("Apply sale");
            assertThat(page.locator("#main")).containsText("by sample-engineer");
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                page.reload();
                return page.locator("tbody .qd-pill.is-ok").count() == 2;
            });
            new Usability(engineer).check("kubernetes-manifests-set");

            engineer.follow("Apply again…");
            page.getByLabel("Namespace").fill(cluster.namespace("production"));
            engineer.press("See what would change");
            assertThat(page.locator("#main")).containsText("Changes of the environment 'production' need approval");
            assertThat(page.getByLabel("Reason, kept in the audit log")).hasCount(0);
            page.goBack();
            page.goBack();

            overlay.say("Everything must go");
            overlay.stayOpen();
            engineer.follow("Apply again…");
            engineer.press("See what would change");
            assertThat(page.locator(".qd-diff")).containsText("data.text: Everything must go");
            page.getByLabel("ConfigMap opening-hours").check();
            engineer.picture("kubernetes-manifests-changes");
            page.getByLabel("Reason, kept in the audit log").fill("The sale ends, and we stay open");
            engineer.press("Apply sale");
            assertThat(page.locator(".qd-toasts")).containsText("Removed: ConfigMap opening-hours");
            assertThat(page.locator("#main tbody tr")).hasCount(1);

            engineer.follow("Remove…");
            page.getByLabel("ConfigMap banner").check();
            page.getByLabel("Reason, kept in the audit log").fill("The sale is over");
            engineer.press("Remove what is chosen");
            assertThat(page.locator(".qd-toasts")).containsText("Removed: ConfigMap banner");
            assertThat(engineer.complaints()).isEmpty();
        }
        try (var manager = person("sample-manager")) {
            var page = manager.open("/audit?action=apply-set.apply-done");
            assertThat(page.locator("#main tbody tr")).hasCount(2);
            manager.open("/audit?action=apply-set.remove-done");
            assertThat(page.locator("#main tbody tr").first()).containsText("sample-engineer");
        }
    }

    @Test
    @Order(10)
    void aClusterThatIsAwayIsShownAsItWasLastSeen() throws Exception {
        cluster.kill();
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/workloads");
            awaitText(page.locator("#rows"), "Last seen: Healthy");
            engineer.picture("kubernetes-away");
            engineer.open("/workloads/production/" + TinyShop.SERVICE);
            assertThat(page.locator("#status")).containsText("The cluster does not answer since");
            assertThat(page.locator("#status")).containsText("2 of 2 ready");
            engineer.open("/connections/clusters/main");
            assertThat(page.locator("#main")).containsText("from when it last answered");

            cluster.restart();
            engineer.open("/workloads");
            assertThat(page.locator("#rows"))
                    .not()
                    .containsText("Last seen", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
            assertThat(engineer.complaints()).isEmpty();
        }
    }
}
