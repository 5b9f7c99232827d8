package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quarterdeck.e2e.EveryPage.SERVICE;
import static dev.quarterdeck.e2e.Pages.LONG;
import static dev.quarterdeck.e2e.Pages.PATIENCE;
import static dev.quarterdeck.e2e.Pages.awaitSucceeded;
import static dev.quarterdeck.e2e.Pages.awaitText;
import static dev.quarterdeck.e2e.Pages.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From an empty portal to an approved production deploy and back. Each story goes on where the one before it ended. */
@Tag("whole-shop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryTests {

    private Chromium chromium;
    private Portal portal;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        Files.createDirectories(Path.of("target"));
        portal = new Portal(home);
        chromium = new Chromium();
        portal.awaitReady();
    }

    @AfterAll
    void stop() throws InterruptedException {
        portal.close();
        chromium.close();
    }

    private Person person(String username) throws IOException {
        return new Person(chromium.browser(), portal, username, true, ColorScheme.LIGHT);
    }

    @Test
    @Order(1)
    void theShopComesUpBeforeTheEngineersEyes() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var home = engineer.page();
            awaitText(home.locator("#overview"), "order-service");
            assertThat(home.locator("tbody .qd-pill.is-ok"))
                    .hasCount(5, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
            engineer.picture("home");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void anEngineerFindsAServiceByAPartOfItsName() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.page();
            page.keyboard().press("Control+k");
            page.keyboard().type("rder-serv");
            awaitText(page.locator("#palette-list"), "order-service");
            page.keyboard().press("Enter");
            page.waitForURL("**" + SERVICE);

            assertThat(page.locator("#main")).containsText("Owner checkout");
            assertThat(page.locator("#main")).containsText("Depends on");
            assertThat(page.locator("#main")).containsText("Used by");
            awaitText(place(page, "production"), "Healthy");
            assertThat(place(page, "production")).containsText("1.0.0");
            engineer.picture("service");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void aPipelineMakesAReleaseThatReachesDevByItself() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(SERVICE);
            engineer.press("Run pipeline");
            page.waitForURL("**/runs/*");
            awaitText(page.locator("#main"), "Compile");
            var summary = page.locator("#summary");
            assertThat(summary).hasAttribute("hx-trigger", "live, every 2s");
            awaitSucceeded(page);
            assertThat(summary).hasAttribute("hx-trigger", "live");
            engineer.picture("run");

            engineer.open(SERVICE);
            awaitText(place(page, "dev"), "1.1.0");
            awaitText(place(page, "dev"), "Healthy");
            assertThat(place(page, "production")).containsText("1.0.0");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void aReleaseReachesProductionOnlyWithSomebodyElsesApproval() throws Exception {
        try (var engineer = person("sample-engineer");
                var approver = person("sample-approver");
                var customers = new Customers(
                        portal.workload("production", "order-service").resolve("/health"))) {
            promoteToStaging(engineer);
            requestProduction(engineer);
            approve(approver);
            assertThat(customers.requests()).isPositive();

            engineer.open(SERVICE);
            assertThat(place(engineer.page(), "production")).containsText("1.1.0");
            assertThat(engineer.page().locator("#timeline")).containsText("promotion approved");
            assertThat(engineer.page().locator("#timeline")).containsText("The evidence is complete");
            rollBack(engineer);

            await().atMost(Duration.ofMinutes(2)).until(() -> customers.requests() > 5_000);
            assertThat(customers.failures()).isEmpty();
            assertThat(engineer.complaints()).isEmpty();
            assertThat(approver.complaints()).isEmpty();
        }
    }

    private void promoteToStaging(Person engineer) {
        var page = engineer.open(SERVICE);
        engineer.follow("Promote to staging");
        engineer.press("Promote to staging");
        page.waitForURL("**/deployments/*");
        awaitSucceeded(page);
        engineer.picture("deployment");
    }

    private void requestProduction(Person engineer) {
        var page = engineer.open(SERVICE);
        engineer.follow("Request production");
        page.getByLabel("Why now").fill("Brings the new order flow");
        engineer.press("Request production");
        page.waitForURL("**/promotions/*");
        assertThat(page.locator("aside")).containsText("someone else has to decide");
        engineer.picture("promotion-requested");
    }

    private void approve(Person approver) {
        var page = approver.open("/");
        assertThat(page.locator("#overview")).containsText("order-service 1.1.0: approve the promotion?");
        approver.follow("Review");
        assertThat(page.locator("#main")).containsText("Gates");
        approver.picture("promotion-evidence");
        page.getByLabel("Reason, kept in the audit log").fill("The evidence is complete");
        approver.press("Approve for");
        approver.follow("Watch the deployment");
        awaitSucceeded(page);
        approver.picture("production");
    }

    private void rollBack(Person engineer) {
        var page = engineer.page();
        engineer.follow("Roll back");
        assertThat(page.locator("#main")).containsText("1.0.0");
        page.getByLabel("Reason, kept in the audit log").fill("Orders look wrong since then");
        engineer.picture("rollback");
        engineer.press("Roll back to 1.0.0");
        page.waitForURL("**/deployments/*");
        awaitSucceeded(page);
        engineer.open(SERVICE);
        assertThat(place(page, "production")).containsText("1.0.0");
    }

    @Test
    @Order(5)
    void theAuditLogTellsTheWholeStory() throws Exception {
        try (var manager = person("sample-manager")) {
            for (var action :
                    List.of("release.created", "promotion.requested", "promotion.approved", "deployment.succeeded")) {
                var page = manager.open("/audit?subject=order-service&action=" + action);
                assertThat(page.locator("tbody tr").first()).containsText(action);
            }
            manager.picture("audit");
        }
    }

    @Test
    @Order(6)
    void anEngineerSeesWhatADeploymentDidToTheSignals() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(SERVICE);
            awaitText(page.locator("section[aria-labelledby=signals]"), "req/s");

            engineer.open("/signals/component/default/order-service?environment=dev&range=1h");
            assertThat(page.locator("#markers")).containsText("Deploying 1.1.0");
            assertThat(page.locator("#charts canvas").first()).isVisible();
            assertThat(page.locator("#charts .u-legend").first()).containsText("1.0.0");
            assertThat(page.locator("#charts .u-legend").first()).containsText("1.1.0");
            var placed = page.locator("#charts h3:text-is('Orders placed') + span strong");
            var before = placed.textContent();
            orderInDev(5);
            assertThat(placed).not().hasText(before);
            engineer.picture("signals");

            var chart = page.locator("#charts .u-over").first().boundingBox();
            page.mouse().move(chart.x + chart.width / 4, chart.y + 40);
            page.mouse().down();
            page.mouse().move(chart.x + chart.width - 5, chart.y + 40);
            page.mouse().up();
            page.waitForURL(Pattern.compile(".*from=.*"));
            assertThat(page.locator("#markers")).containsText("Deploying 1.1.0");
            assertThat(engineer.complaints()).isEmpty();

            engineer.open("/signals");
            assertThat(page.locator("#rows tbody tr")).hasCount(15);
            engineer.follow("Probes from outside");
            assertThat(page.locator("#rows")).containsText("shop-front");
            awaitText(page.locator("#rows"), "Answers");
            engineer.picture("probes");
        }
    }

    private void orderInDev(int times) throws IOException, InterruptedException {
        var customer = new Customer(portal.workload("dev", "storefront"));
        for (var i = 0; i < times; i++) {
            assertThat(customer.order(trace())).isEqualTo(302);
        }
    }

    private static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    @Order(7)
    void anEngineerFindsWhereTheTimeOfAnOrderWent() throws Exception {
        var customer = new Customer(portal.workload("production", "storefront"));
        var sent = new AtomicReference<String>();
        // a shop that has just opened may be too busy for the first one
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            sent.set(trace());
            return customer.order(sent.get()) == 302;
        });
        var trace = sent.get();
        try (var engineer = person("sample-engineer")) {
            var page = engineer.page();
            var link = page.locator("tbody a[href='/traces/%s']".formatted(trace));
            // spans are sent every few seconds
            await().atMost(PATIENCE).untilAsserted(() -> {
                engineer.open("/traces?component=order-service&environment=production&tag=http.request.method=POST");
                engineer.picture("traces");
                assertThat(link.count()).isPositive();
            });
            link.click();
            assertThat(page.locator(".qd-verdict")).containsText(" of ");
            // each service sends its own
            await().atMost(PATIENCE).untilAsserted(() -> {
                page.reload();
                assertThat(page.locator(".qd-fall").innerText()).contains("inventory-service", "product-service");
            });
            assertThat(page.locator(".qd-fall rect.crit").first()).isAttached();
            assertThat(page.locator("section[aria-labelledby=crit]")).containsText("itself");
            page.locator(".qd-fall summary").nth(1).click();
            assertThat(page.locator(".qd-fall details[open]")).containsText("Kind");
            new Usability(engineer).check("trace");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open in logs")))
                    .hasAttribute("href", Pattern.compile("/logs\\?trace=" + trace + ".*"));
            assertThat(page.locator("#trace-lines")).containsText("POST /orders answered 201");

            engineer.open("/traces/map?environment=production&range=15m");
            assertThat(page.locator("section[aria-labelledby=calls]")).containsText("order-db");
            engineer.picture("service-map");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(7)
    void anObjectiveIsMadeAndReportedOn() throws Exception {
        try (var engineer = person("sample-engineer");
                var manager = person("sample-manager")) {
            var page = engineer.open("/signals/objectives");
            assertThat(page.locator("#rows")).containsText("Orders accepted");
            engineer.follow("New objective");
            page.getByLabel("Title").fill("Products found at once");
            page.getByLabel("Component").fill("component:default/product-service");
            page.getByLabel("Requests answered in time").check();
            page.getByLabel("Within").fill("250ms");
            page.getByLabel("Target, %").fill("90");
            engineer.picture("objective-form");
            engineer.press("Make the objective");
            page.waitForURL("**/signals/objectives/products-found-at-once");
            awaitText(page.locator("#standing"), "Counted last");
            // a level line has no height, and is not visible to the browser's own test
            assertThat(page.locator("#standing polyline")).not().hasCount(0);
            engineer.picture("objective");

            var report = manager.open("/signals/objectives/report");
            assertThat(report.locator("#main")).containsText("Products found at once");
            manager.picture("objective-report");
            assertThat(report.request()
                            .get(portal.address() + "/signals/objectives/report.csv?by=system")
                            .text())
                    .contains("Products found at once,component:default/product-service,production");
            assertThat(engineer.complaints()).isEmpty();
            assertThat(manager.complaints()).isEmpty();
        }
    }

    @Test
    @Order(7)
    void anEngineerFindsALineAndSharesItsAddress() throws Exception {
        try (var engineer = person("sample-engineer");
                var manager = person("sample-manager")) {
            var address = new LogStory(engineer).tell();
            var page = manager.open(address);
            assertThat(page.locator("#log .is-target")).containsText(LogStory.START);
        }
    }

    @Test
    @Order(8)
    void theWrongPersonIsToldAndStopped() throws Exception {
        try (var viewer = person("sample-viewer")) {
            var page = viewer.open(SERVICE);
            assertThat(page.locator("[aria-disabled=true]").first()).isVisible();
            var csrf = page.locator("meta[name=csrf]");
            var answer = page.request()
                    .post(
                            portal.address() + "/rollbacks",
                            RequestOptions.create()
                                    .setHeader(csrf.getAttribute("data-header"), csrf.getAttribute("content"))
                                    .setForm(FormData.create()
                                            .set("component", "component:default/order-service")
                                            .set("environment", "production")
                                            .set("from", "r1-c1")
                                            .set("reason", "I am not entitled to this")));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("You may not do this");
        }
    }

    @Test
    @Order(9)
    void everythingCanBeReadWithoutScript() throws Exception {
        try (var engineer = new Person(chromium.browser(), portal, "sample-engineer", false, ColorScheme.LIGHT)) {
            engineer.follow("Catalog");
            engineer.follow("Order service");
            assertThat(place(engineer.page(), "production")).containsText("1.0.0");
            engineer.follow("Delivery");
            assertThat(engineer.page().locator("#deployments")).isVisible();
        }
    }

    @Test
    @Order(10)
    void everybodyCanUseEveryPage() throws Exception {
        try (var admin = person("sample-admin")) {
            for (var path : EveryPage.PATHS) {
                admin.open(path);
                new Usability(admin).check("page" + path.replaceAll("[^a-z0-9]+", "-"));
            }
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    @Order(11)
    void aPushStartsARunThatCanBeCancelled(@TempDir Path folder) throws Exception {
        var clone = folder.resolve("shop");
        git(folder, "clone", "-q", portal.repository().toString(), clone.toString());
        Files.writeString(clone.resolve("catalog-services/order-service/NOTES.txt"), "Pushed by a test");
        var descriptor = clone.resolve("catalog-services/order-service/catalog-info.yaml");
        Files.writeString(descriptor, Files.readString(descriptor).replace("Takes orders", "Takes orders and notes"));
        git(clone, "add", ".");
        git(clone, "-c", "user.name=Sample", "-c", "user.email=sample@example.org", "commit", "-qm", "Take notes");
        git(clone, "push", "-q", "origin", "HEAD:main");

        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/runs");
            awaitText(page.locator("tbody tr").first(), "a push");
            page.locator("tbody tr").first().getByRole(AriaRole.LINK).first().click();
            awaitText(page.locator("#main"), "Take notes");
            engineer.follow("Cancel");
            engineer.press("Cancel the run");
            awaitText(page.locator(".qd-title"), "Cancelled");
            engineer.picture("run-cancelled");

            engineer.open(SERVICE);
            assertThat(page.locator(".qd-head")).containsText("Takes orders and notes");
        }
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .as("%s", command)
                .isZero();
    }

    @Test
    @Order(12)
    void aStopAndAStartFindEverythingAsItWas() throws Exception {
        portal.stop();
        assertThat(portal.processes()).isEmpty();
        // one of each service that was built before, and of the release made since, so that the next start is quicker
        assertThat(portal.classArchives()).hasSizeGreaterThanOrEqualTo(6);

        portal.startAgain();

        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(SERVICE);
            awaitText(place(page, "production"), "Healthy");
            assertThat(place(page, "production")).containsText("1.0.0");
            assertThat(place(page, "dev")).containsText("1.1.0");
            awaitText(place(page, "production"), "2 of 2 ready");
        }
        // two in production, one in each of the others, which may still wait for their turn to start
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(portal.processes().stream()
                                .filter(process ->
                                        process.info().commandLine().orElse("").contains("order-service.jar")))
                        .hasSize(4));
    }
}
