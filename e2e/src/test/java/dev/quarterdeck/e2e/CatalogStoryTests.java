package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a company runs: described, found, drawn, judged, changed and gone. Each story goes on where the last one ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogStoryTests {

    private static final String LEDGER = "/catalog/component/default/ledger-service";

    private static final String DESCRIPTORS = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: ledger-service
              title: Ledger
              description: Keeps the books
            spec: {type: service, lifecycle: production, owner: bookkeepers, dependsOn: [component:archive-service]}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: archive-service, title: Archive}
            spec: {type: service, lifecycle: production, owner: bookkeepers}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: bookkeepers}
            spec: {type: team, children: []}
            """;

    private static final String SCORECARD = """
            apiVersion: quarterdeck.dev/v1
            kind: Scorecard
            metadata: {name: basics, title: The basics}
            spec:
              appliesTo: {kind: component, lifecycle: production}
              rules:
                - {id: owner, title: Somebody owns it, level: basic, fact: owner}
                - {id: runbook, title: There is a runbook, level: bronze, fact: runbook, fix: Link one}
            """;

    private static final String API = """
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata: {name: ledger-api}
            spec:
              type: openapi
              lifecycle: production
              owner: bookkeepers
              definition: |
                openapi: 3.0.3
                info: {title: Ledger, version: "1"}
                paths:
                  /entries:
                    get: {responses: {"200": {description: All of them}}}
            """;

    private Chromium chromium;
    private Portal portal;
    private Path folder;
    private Instant before;

    @BeforeAll
    void start(@TempDir Path home, @TempDir Path checkout, @TempDir Path descriptors) throws Exception {
        TinyShop.create(checkout);
        folder = Files.createDirectories(descriptors.resolve("ledger"));
        write("catalog-info.yaml", DESCRIPTORS);
        write(
                "README.md",
                "# Ledger\n\nSee [the decision](docs/adr/0001.md).\n\n## Closing the month\n\n```mermaid\ngraph LR\n  entry --> ledger\n```\n");
        write("docs/adr/0001.md", "# Two columns\n\nEvery entry has two sides.\n");
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

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    @Order(1)
    void anAdministratorAddsASourceAndIsToldWhatIsWrongWithIt() throws Exception {
        write(
                "broken/catalog-info.yaml",
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a b}\n");
        try (var admin = person("sample-admin")) {
            var page = admin.open("/catalog/sources");
            page.getByLabel("Kind").selectOption("folder");
            page.getByLabel("Location").fill("not/a/whole/path");
            admin.press("Add and read");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give the folder's whole path");
            assertThat(page.getByLabel("Location")).hasValue("not/a/whole/path");

            page.getByLabel("Location").fill(folder.toString());
            admin.press("Add and read");
            page.waitForURL("**/catalog/sources/*");
            assertThat(page.locator("#main")).containsText("broken/catalog-info.yaml:3");
            assertThat(page.locator("#main")).containsText("'a b' is not a name");
            admin.picture("source");

            Files.delete(folder.resolve("broken/catalog-info.yaml"));
            admin.press("Read now");
            assertThat(page.locator("#main")).containsText("Every descriptor of it is right");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void anEngineerFindsItBySpellingItWrong() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.page();
            page.keyboard().press("Control+k");
            page.keyboard().type("legder-service");
            // Enter waits for the answer to what was typed: it follows nothing of the list that was there before
            page.keyboard().press("Enter");
            page.waitForURL("**" + LEDGER);
            assertThat(page.locator("#main")).containsText("Keeps the books");

            engineer.open("/catalog?kind=&owner=group:default/bookkeepers");
            assertThat(page.locator("#rows tbody tr")).hasCount(2);
        }
    }

    @Test
    @Order(3)
    void theGraphShowsWhoIsHit() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(LEDGER);
            tab(page, "Dependencies");
            assertThat(page.locator("svg#graph")).containsText("Archive");
            engineer.picture("dependencies");
            page.locator("svg#graph a")
                    .filter(new Locator.FilterOptions().setHasText("Archive"))
                    .click();
            page.waitForURL("**/archive-service/dependencies**");
            assertThat(page.locator("#main")).containsText("If Archive stops, 1 entity is hit");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void docsStandBesideTheEntity() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open(LEDGER);
            tab(page, "Docs");
            assertThat(page.locator("article")).containsText("Closing the month");
            assertThat(page.frameLocator("iframe[title=Diagram]").locator("svg"))
                    .containsText("ledger");
            page.locator("article").getByRole(AriaRole.LINK).click();
            assertThat(page.locator("article")).containsText("Every entry has two sides");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void aScorecardIsExplainedAndExemptedFrom() throws Exception {
        write("cards/catalog-info.yaml", SCORECARD);
        try (var engineer = person("sample-engineer");
                var approver = person("sample-approver")) {
            var page = engineer.open("/catalog/sources");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(folder.toString()))
                    .click();
            engineer.press("Read now");
            engineer.open(LEDGER + "/scorecard");
            engineer.press("Evaluate now");
            assertThat(row(page, "There is a runbook")).containsText("Not met");
            assertThat(row(page, "There is a runbook")).containsText("Link one");
            row(page, "There is a runbook").locator("summary").click();
            row(page, "There is a runbook").getByLabel("Why").fill("The runbook comes next month");
            row(page, "There is a runbook").getByLabel("Until").fill(inAMonth());
            row(page, "There is a runbook").getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("#main")).containsText("requested");

            var other = approver.open(LEDGER + "/scorecard");
            other.getByLabel("Why").fill("It is nearly written already");
            approver.press("Agree");
            assertThat(row(other, "There is a runbook")).containsText("Exempt until " + inAMonth());
            assertThat(other.locator("#main")).containsText("Bronze");
            approver.picture("scorecard");

            var rules = engineer.open("/scorecards/default/basics").locator(".qd-scroll:has-text('Weight')");
            assertThat(rules).not().hasAttribute("tabindex", "0");
            rules.evaluate("rules => { rules.firstElementChild.style.width = '2000px'; }");
            page.setViewportSize(Person.WIDTH - 100, Person.HEIGHT);
            // too wide, with nothing in it that takes the focus, so that it takes it itself
            assertThat(rules).hasAttribute("tabindex", "0");
            assertThat(engineer.complaints()).isEmpty();
            assertThat(approver.complaints()).isEmpty();
        }
    }

    @Test
    @Order(6)
    void aChangeIsKeptComparedAndSeenAsItWas() throws Exception {
        before = Instant.now();
        write("catalog-info.yaml", DESCRIPTORS.replace("Keeps the books", "Keeps all the books"));
        try (var engineer = person("sample-engineer")) {
            read(engineer);
            var page = engineer.open(LEDGER);
            assertThat(page.locator("#main")).containsText("Keeps all the books");
            tab(page, "History");
            assertThat(page.locator("tbody tr").first()).containsText("metadata.description");
            assertThat(page.locator(".qd-diff .del")).containsText("Keeps the books");
            assertThat(page.locator(".qd-diff .add")).containsText("Keeps all the books");
            engineer.picture("history");

            engineer.open(LEDGER + "?at=" + before);
            assertThat(page.locator("#main")).containsText("As the catalog was at");
            assertThat(page.locator("#main")).containsText("Keeps the books");
            for (var other : List.of("Dependencies", "Docs", "Scorecard")) {
                tab(page, other);
                assertThat(page.locator("#main")).containsText("As the catalog was at");
            }
            tab(page, "Overview");
            engineer.follow("Back to now");
            assertThat(page.locator("#main")).containsText("Keeps all the books");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(7)
    void whatIsNoLongerDescribedWaitsForSomebodyToRemoveIt() throws Exception {
        write("catalog-info.yaml", DESCRIPTORS.substring(DESCRIPTORS.indexOf("---") + 4));
        try (var engineer = person("sample-engineer")) {
            read(engineer);
            var page = engineer.page();
            assertThat(page.locator("section[aria-labelledby=orphans]")).containsText("Ledger");
            engineer.press("Remove component:default/ledger-service");
            page.waitForURL("**/ledger-service/history");
            assertThat(page.locator("#main")).containsText("It was removed by sample-engineer");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(8)
    void anUploadShowsWhatItWouldChangeBeforeItDoes() throws Exception {
        try (var admin = person("sample-admin")) {
            preview(admin, API);
            var page = admin.page();
            assertThat(page.locator("#main")).containsText("Nothing is changed yet");
            assertThat(page.locator("#main")).containsText("api:default/ledger-api");
            admin.picture("upload");
            admin.press("Take it in");
            page.waitForURL("**/catalog/sources/*");
            assertThat(page.locator("#main")).containsText("1 entity");

            preview(admin, API.replace("/entries:", "/lines:"));
            assertThat(page.locator(".qd-diff .del")).containsText("/entries:");
            assertThat(page.locator(".qd-diff .add")).containsText("/lines:");
            admin.press("Take it in");
            page.waitForURL("**/catalog/sources/*");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static void preview(Person admin, String descriptors) {
        var page = admin.open("/catalog/uploads/new");
        page.getByLabel("Name").fill("ledger-api.yaml");
        page.getByLabel("Or write it here").fill(descriptors);
        admin.press("See what would change");
    }

    @Test
    @Order(9)
    void anApiIsReadAndItsBreakingChangeSeen() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/catalog/api/default/ledger-api");
            tab(page, "Definition");
            assertThat(page.locator("#api-viewer")).containsText("/lines");
            for (var tries = 0;
                    tries < 30 && page.getByText("What versions changed").count() == 0;
                    tries++) {
                page.waitForTimeout(1_000);
                page.reload();
            }
            assertThat(page.locator("section[aria-labelledby=changes]")).containsText("breaking");
            assertThat(page.locator("section[aria-labelledby=changes]")).containsText("GET /entries");
            engineer.picture("api");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(10)
    void somebodyKeepsWhatTheyNeedAtHand() throws Exception {
        try (var engineer = person("sample-engineer")) {
            var page = engineer.open("/catalog/api/default/ledger-api");
            engineer.press("Star");
            assertThat(page.locator("#main")).containsText("Starred");
            page.keyboard().press("Control+k");
            assertThat(page.locator("#palette-list a").first()).containsText("ledger-api");
            page.keyboard().press("Escape");

            engineer.open("/catalog?kind=api");
            page.getByText("Keep this view").click();
            page.getByLabel("Name of the view").fill("Our APIs");
            engineer.press("Save");
            assertThat(page.locator(".qd-head")).containsText("Our APIs");
            engineer.open("/catalog/bookmarks");
            assertThat(page.locator("section[aria-labelledby=starred]")).containsText("ledger-api");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    @Test
    @Order(11)
    void aSourceIsRemovedWithWhatOnlyItDescribed() throws Exception {
        try (var admin = person("sample-admin")) {
            var page = admin.open("/catalog/sources");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ledger-api.yaml"))
                    .click();
            admin.follow("Remove");
            assertThat(page.locator("#main")).containsText("1 entity leaves the catalog");
            page.getByLabel("Reason, kept in the audit log").fill("The ledger is gone too");
            admin.press("Remove the source");
            assertThat(page.locator("#main")).not().containsText("ledger-api.yaml");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private void read(Person reader) {
        var page = reader.open("/catalog/sources");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(folder.toString()))
                .click();
        reader.press("Read now");
        assertThat(page.locator(".qd-toast")).containsText("Read again");
    }

    private static void tab(Page page, String name) {
        page.locator(".qd-tabs")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    private static Locator row(Page page, String rule) {
        return page.locator("section[aria-labelledby=card-0] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(rule));
    }

    private static String inAMonth() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
    }
}
