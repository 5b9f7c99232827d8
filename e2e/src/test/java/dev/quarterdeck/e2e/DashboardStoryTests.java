package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quarterdeck.e2e.Pages.awaitText;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard made, edited by two, and taken over from Grafana. Each story goes on where the last one ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardStoryTests {

    private static final String BOARD = "/dashboards/greetings-at-a-glance";

    private static final String GRAFANA = """
            {"title": "From Grafana", "schemaVersion": 39, "time": {"from": "now-1h", "to": "now"},
             "templating": {"list": [{"name": "job", "type": "custom", "query": "a,b", "current": {"value": "a"}}]},
             "panels": [
               {"type": "timeseries", "title": "Requests", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "fieldConfig": {"defaults": {"unit": "reqps"}},
                "targets": [{"expr": "sum(rate(http_requests_total{job=\\"$job\\"}[$__rate_interval]))", "refId": "A"}]},
               {"type": "text", "title": "Words", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 8}, "options": {"mode": "markdown", "content": "Ask **checkout**"}},
               {"type": "logs", "title": "Log lines", "gridPos": {"x": 0, "y": 8, "w": 24, "h": 8}, "targets": []}]}
            """;

    private Chromium chromium;
    private Portal portal;

    @BeforeAll
    void start(@TempDir Path home, @TempDir Path checkout) throws Exception {
        TinyShop.create(checkout);
        portal = new Portal(home, checkout);
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

    private static Locator panel(Page page, String id) {
        return page.locator("#panel-" + id);
    }

    /** A place is listed from its first reading on, and has a rate from its second. */
    private static void awaitTraffic(Page page, String... environments) {
        for (var environment : environments) {
            var row = page.locator("#rows tbody tr").filter(new Locator.FilterOptions().setHasText(environment));
            awaitText(row, "req/s");
        }
    }

    @Test
    @Order(1)
    void anEngineerMakesADashboard() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/signals");
            awaitTraffic(page, "dev", "staging", "production");

            engineer.open("/dashboards");
            engineer.follow("New dashboard");
            page.getByLabel("Title").fill("Greetings at a glance");
            page.getByLabel("Owner").selectOption("group:default/checkout");
            page.getByLabel("Range without a choice").fill("15m");
            new Usability(engineer).check("dashboard-new");
            engineer.press("Make the dashboard");
            page.waitForURL("**" + BOARD + "/edit");

            engineer.follow("Time series");
            page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("Requests");
            page.getByLabel("Components").first().fill(TinyShop.SERVICE);
            engineer.press("Preview");
            assertThat(page.locator("#panel-preview canvas")).isVisible();
            new Usability(engineer).check("dashboard-panel");
            engineer.press("Add the panel");
            page.waitForURL("**" + BOARD + "/edit");

            engineer.follow("Number");
            page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("Greetings");
            page.getByLabel("Asks").selectOption("counter");
            page.getByLabel("Counter", new Page.GetByLabelOptions().setExact(true))
                    .fill("greetings_total");
            engineer.press("Add the panel");
            engineer.follow("Text");
            page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("On call");
            page.getByLabel("Text, in markdown").fill("Ask **checkout**, see [the runbook](https://example.org)");
            engineer.press("Add the panel");
            new Usability(engineer).check("dashboard-edit");
            engineer.follow("Done");

            assertThat(panel(page, "requests").locator("canvas")).isVisible();
            awaitText(panel(page, "greetings"), "/min");
            assertThat(panel(page, "on-call").locator("strong")).containsText("checkout");
            assertThat(page.locator("#markers")).containsText(TinyShop.SERVICE + ": Deploying 1.0.0");
            new Usability(engineer).check("dashboard");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void theAddressHoldsWhatIsChosen() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(BOARD);
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("1h").setExact(true))
                    .click();
            page.waitForURL(Pattern.compile(".*range=1h.*"));
            page.getByLabel("Compare").selectOption("week");
            page.getByLabel("Environment").selectOption("production");
            engineer.press("Show");
            page.waitForURL(Pattern.compile(".*var-environment=production.*compare=week.*"));
            assertThat(panel(page, "requests").locator("canvas")).isVisible();

            var chart = panel(page, "requests").locator(".u-over").boundingBox();
            page.mouse().move(chart.x + chart.width / 2, chart.y + 40);
            page.mouse().down();
            page.mouse().move(chart.x + chart.width - 5, chart.y + 40);
            page.mouse().up();
            page.waitForURL(Pattern.compile(".*var-environment=production.*from=20.*to=20.*"));
            // the shop may be younger than the end of what was chosen
            assertThat(page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue(Pattern.compile("20.*"));
            assertThat(page.locator("a[aria-current=true]", new Page.LocatorOptions().setHasText("1h")))
                    .hasCount(0);

            engineer.open(BOARD + "?var-environment=moon&range=1h");
            assertThat(panel(page, "greetings")).containsText("in moon");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void theTeamEditsItAndNobodyLosesAnything() throws Exception {
        try (var engineer = person("sample-engineer");
                var manager = person("sample-manager")) {
            var mine = engineer.open(BOARD + "/panels/requests/edit");
            mine.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("Requests a second");

            var theirs = manager.open("/dashboards?whose=teams");
            manager.follow("Greetings at a glance");
            manager.follow("Edit");
            theirs.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove On call"))
                    .click();
            assertThat(theirs.locator("#main")).not().containsText("On call");

            engineer.press("Keep");
            assertThat(mine.getByRole(AriaRole.ALERT)).containsText("sample-manager changed it meanwhile");
            assertThat(mine.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("Requests a second");
            engineer.press("Keep");
            mine.waitForURL("**" + BOARD + "/edit");
            assertThat(mine.locator("#main")).containsText("Requests a second");
            assertThat(mine.locator("#main")).not().containsText("On call");

            engineer.follow("History");
            assertThat(mine.locator("tbody tr").first()).containsText("sample-engineer");
            new Usability(engineer).check("dashboard-history");
            mine.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore version 4"))
                    .click();
            engineer.open(BOARD);
            assertThat(panel(mine, "on-call")).containsText("checkout");
            assertThat(engineer.complaints()).isEmpty();
            assertThat(manager.complaints()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void aDashboardOfGrafanaIsTakenOver() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/dashboards/imports/new");
            page.getByLabel("JSON or YAML").fill(GRAFANA);
            engineer.press("See what it would become");
            assertThat(page.locator("#left")).containsText("Log lines");
            assertThat(page.locator("#left")).containsText("there is no panel of the kind logs here");
            new Usability(engineer).check("dashboard-import");
            engineer.press("Keep it");
            page.waitForURL("**/dashboards/from-grafana");
            assertThat(panel(page, "requests")).containsText("none is connected");
            assertThat(panel(page, "words").locator("strong")).containsText("checkout");
            engineer.picture("dashboard-imported");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void itBecomesTheHomeOfSomebody() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(BOARD);
            engineer.press("Make it my home page");
            page.keyboard().press("g");
            page.keyboard().press("h");
            page.waitForURL("**" + BOARD);
            engineer.follow("Overview");
            assertThat(page.locator("#main")).containsText("Needs you");
            engineer.follow("My dashboard");
            engineer.press("Begin with the overview again");
            engineer.open("/");
            assertThat(page.locator("#main")).containsText("Needs you");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(6)
    void everythingIsThereWithoutScript() throws Exception {
        try (var viewer = new Person(chromium.browser(), portal, "sample-viewer", false, ColorScheme.DARK)) {
            viewer.follow("Dashboards");
            viewer.follow("Platform overview");
            viewer.follow("Show them all at once");
            assertThat(panel(viewer.page(), "components")).containsText(TinyShop.SERVICE + " in production");
            viewer.picture("dashboard-without-script");
            viewer.follow("Dashboards");
            viewer.follow("Greetings at a glance");
            assertThat(viewer.page().locator("#lacked")).containsText("Needs another role than viewer");
        }
    }

    @Test
    @Order(7)
    void anEngineerFindsWhyTheP95RoseAfterADeployment(@TempDir Path folder) throws Exception {
        try (var engineer = person("sample-engineer")) {
            new SlowReleaseStory(portal, engineer).tell(folder);
        }
    }
}
