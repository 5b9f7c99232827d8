package dev.quarterdeck.signals.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.SignalRows;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.grafana.GrafanaFiles;
import dev.quarterdeck.signals.rollup.Partitions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The life of a dashboard, for people and for programs, behind the portal's real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardApiTests {

    private static final String API = "/api/v1/dashboards";
    private static final String PAGE = "/dashboards/kite-makers";

    @Autowired
    private MockMvcTester client;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Environments environments;

    @Autowired
    private Partitions partitions;

    @Autowired
    private Dashboards dashboards;

    @Autowired
    private DSLContext db;

    @BeforeAll
    void measure(@TempDir Path folder) {
        for (var person : List.of(
                new Person("kit", "Kit", List.of(Role.ENGINEER), List.of("kites")),
                new Person("kim", "Kim", List.of(Role.MANAGER), List.of("kites")),
                new Person("val", "Val", List.of(Role.VIEWER), List.of()))) {
            accounts.create(person, accounts.newPassword(), "system:test");
        }
        new CatalogFiles(folder)
                .component("kite-service", "kites", ", system: toys")
                .add("System", "toys", ", title: Toys", "owner: kites")
                .read(sources);
        partitions.tend();
        environments.define(
                new Environment("production", 3, "local", 1, false, 0, Duration.ofHours(1), true, null),
                "sample-admin");
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
        var rows = new SignalRows(db);
        var series = rows.series("kite-service", "production", 7_001);
        for (var minute = 90; minute > 0; minute--) {
            Instant at = now.minus(Duration.ofMinutes(minute));
            rows.add(Resolution.MINUTES, series, at, 60, 600, 30, "{\"kites_sold_total\": 3}", 300.0, 200.0, 100.0);
        }
        rows.completeUntil(Resolution.MINUTES, now);
    }

    @Test
    @Order(1)
    void isMadeByForms() {
        var made = post(
                "/dashboards",
                "kit",
                Map.of(
                        "title", "Kite makers",
                        "owner", "group:default/kites",
                        "range", "3h",
                        "refresh", "30s",
                        "variables[0].name", "environment",
                        "variables[0].kind", "environment",
                        "variables[0].usual", "production"));
        assertThat(made).hasRedirectedUrl(PAGE + "/edit");
        assertThat(get(PAGE, "val")).hasStatusOk().bodyText().contains("It has no panels yet", "var-environment");

        assertThat(get(PAGE + "/panels/new?type=timeseries", "kit"))
                .bodyText()
                .contains("New panel", "value=\"$environment\"");
        assertThat(post(PAGE + "/panels", "kit", panel("Rate", "1", "rate"))).hasRedirectedUrl(PAGE + "/edit");
        assertThat(post(PAGE + "/panels", "kit", panel("Rate", "2", "errorRatio")))
                .hasRedirectedUrl(PAGE + "/edit");
        assertThat(get(PAGE + "/edit", "kit"))
                .bodyText()
                .contains("version 3", "Move Rate earlier", ">Time series</span>", "Keep the settings");
    }

    private static Map<String, String> panel(String title, String version, String signal) {
        return Map.ofEntries(
                Map.entry("version", version),
                Map.entry("type", "timeseries"),
                Map.entry("title", title),
                Map.entry("span", "6"),
                Map.entry("row", "0"),
                Map.entry("warn", "0.01"),
                Map.entry("worse", "above"),
                Map.entry("queries[0].ask", "signal"),
                Map.entry("queries[0].signal", signal),
                Map.entry("queries[0].components", "kite-service"),
                Map.entry("queries[0].environment", "$environment"),
                Map.entry("queries[0].by", "nothing"),
                Map.entry("queries[1].ask", ""));
    }

    @Test
    @Order(2)
    void showsItsPanelsEachByItself() {
        assertThat(get(PAGE + "?range=3h&var-environment=production&compare=week", "val"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "hx-get=\"/dashboards/kite-makers/panels/rate?range=3h&amp;var-environment=production&amp;refresh=30s&amp;compare=week\"",
                        "hx-trigger=\"load\"",
                        "aria-busy=\"true\"");
        assertThat(get(PAGE + "/panels/rate-2?range=3h", "val"))
                .hasStatusOk()
                .bodyText()
                .contains("data-chart=", "<strong>5 %</strong>", "hx-trigger=\"every 30s\"")
                .doesNotContain("<html", "aria-busy");
        assertThat(get(PAGE + "/panels/rate?range=3h&var-environment=dev", "val"))
                .hasStatusOk()
                .bodyText()
                .contains("No data", "Nothing was measured of kite-service in dev");
        assertThat(get(PAGE + "/panels/none", "val")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(PAGE + "?range=soon", "val"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("soon");
        assertThat(get(PAGE + "?whole=true", "val"))
                .bodyText()
                .contains("data-chart=")
                .doesNotContain("aria-busy");
        assertThat(get(PAGE + "?from=2026-03-17&to=2026-03-18T10:00", "val"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"2026-03-17T00:00\"", "hx-trigger=\"never\"");
        assertThat(get(PAGE + "/changes", "val")).bodyText().contains("Nothing was deployed");
    }

    @Test
    @Order(3)
    void answersPrograms() {
        assertThat(get(API + "/kite-makers/panels/rate?range=3h", "val"))
                .bodyJson()
                .extractingPath("$.lines[0].total")
                .isEqualTo(10.0);
        assertThat(get(API + "/kite-makers/panels/rate?range=3h&var-environment=dev", "val"))
                .bodyJson()
                .extractingPath("$.problem.kind")
                .isEqualTo("no-data");
        assertThat(get(API + "?q=kite", "val"))
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly("kite-makers");
        assertThat(get(API, "val"))
                .bodyJson()
                .extractingPath("$.items[0].readyMade")
                .isEqualTo(true);
        assertThat(get(API + "/kite-makers/versions", "val"))
                .bodyJson()
                .extractingPath("$[0].change")
                .isEqualTo("panel Rate added");
    }

    @Test
    @Order(4)
    void previewsAPanelAndKeepsNothing() {
        var form = new HashMap<>(panel("Sold", "3", "rate"));
        form.put("queries[0].ask", "counter");
        form.put("queries[0].counter", "kites_sold_total");
        form.put("queries[0].per", "hour");
        assertThat(post(PAGE + "/panels/previews", "kit", form))
                .hasStatusOk()
                .bodyText()
                .contains("not kept yet", "180/h", "value=\"kites_sold_total\"");
        form.put("queries[0].counter", "not a counter");
        assertThat(post(PAGE + "/panels/previews", "kit", form))
                .hasStatusOk()
                .bodyText()
                .contains("role=\"alert\"", "is not the name of a counter", "value=\"not a counter\"");
        form.put("queries[0].counter", "kites_sold_total");
        form.put("queries[0].environment", "$moon");
        assertThat(post(PAGE + "/panels", "kit", form))
                .hasStatusOk()
                .bodyText()
                .contains("uses $moon, which is none of them");
        assertThat(dashboards.get("kite-makers").version()).isEqualTo(3);
    }

    @Test
    @Order(5)
    void losesNothingOfTwoWhoEditAtOnce() {
        assertThat(post(PAGE + "/panels/rate", "kim", panel("Requests", "3", "rate")))
                .hasRedirectedUrl(PAGE + "/edit");

        assertThat(post(PAGE + "/panels/rate-2", "kit", panel("Failures", "3", "errorRatio")))
                .hasStatusOk()
                .bodyText()
                .contains("kim changed it meanwhile", "value=\"Failures\"", "name=\"version\" value=\"4\"");
        assertThat(post(PAGE + "/panels/rate-2", "kit", panel("Failures", "4", "errorRatio")))
                .hasRedirectedUrl(PAGE + "/edit");
        assertThat(get(PAGE + "/edit", "kit")).bodyText().contains("Requests", "Failures");
        assertThat(get(PAGE + "/newer?version=4", "val")).bodyText().contains("kit changed it while you were looking");
        assertThat(get(PAGE + "/newer?version=5", "val"))
                .bodyText()
                .contains("data-topics")
                .doesNotContain("changed it");
        assertThat(post(PAGE + "/panels/rate/moves", "kit", Map.of("version", "2", "earlier", "false")))
                .hasRedirectedUrl(PAGE + "/edit");
        assertThat(dashboards.get("kite-makers").version()).isEqualTo(5);
    }

    @Test
    @Order(6)
    void isEditedAsCode() {
        var yaml = DashboardCode.yaml(dashboards.get("kite-makers").definition());
        assertThat(get(PAGE + "/definition.yaml", "val")).bodyText().isEqualTo(yaml);
        assertThat(post(
                        PAGE + "/definition",
                        "kit",
                        Map.of("version", "5", "text", yaml.replace("unit: rate", "unit: knots"))))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing was kept", "Line ", "is none of count, rate", "unit: knots");
        assertThat(post(PAGE + "/definition", "kit", Map.of("version", "4", "text", yaml.replace("Failures", "Mine"))))
                .hasStatusOk()
                .bodyText()
                .contains("As it is now", "title: Mine", "title: Failures");
        assertThat(post(
                        PAGE + "/definition",
                        "kit",
                        Map.of("version", "5", "text", yaml.replace("Failures", "Mistakes"))))
                .hasRedirectedUrl(PAGE);
        assertThat(get(PAGE + "/versions/5", "val"))
                .bodyText()
                .contains("Failures", "YAML changed", "Restore version 5");
        assertThat(post(PAGE + "/restorations", "kit", Map.of("version", "5"))).hasRedirectedUrl(PAGE + "/versions");
        assertThat(dashboards
                        .get("kite-makers")
                        .definition()
                        .panel("rate-2")
                        .orElseThrow()
                        .head()
                        .title())
                .isEqualTo("Failures");
    }

    @Test
    @Order(7)
    void isForItsTeamToChange() {
        assertThat(post(PAGE + "/panels/rate/removals", "val", Map.of("version", "7")))
                .hasRedirectedUrl(PAGE + "/edit");
        assertThat(dashboards.get("kite-makers").version()).isEqualTo(7);
        assertThat(get(PAGE, "val")).bodyText().contains("aria-disabled=\"true\"", "Needs another role than viewer");
        assertThat(send("DELETE", API + "/kite-makers", "val", "")).hasStatus(HttpStatus.CONFLICT);
        assertThat(post("/dashboards/ready.business/copies", "val", Map.of("owner", "user:default/val")))
                .hasRedirectedUrl("/dashboards/ready.business");
    }

    @Test
    @Order(8)
    void copiesAReadyMadeOne() {
        assertThat(get("/dashboards/system.default.toys?whole=true&var-environment=production", "val"))
                .hasStatusOk()
                .bodyText()
                .contains("System Toys", "kite-service in production", "past the limit");
        assertThat(get("/dashboards/ready.business?whole=true", "val"))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody counted deliveries_completed_total or deliveries_late_total");
        assertThat(get("/dashboards/ready.platform?whole=true", "val")).hasStatusOk();
        assertThat(get("/dashboards/environment.production?whole=true", "val")).hasStatusOk();
        assertThat(post(
                        "/dashboards/system.default.toys/copies",
                        "kit",
                        Map.of("owner", "user:default/kit", "title", "My toys")))
                .hasRedirectedUrl("/dashboards/my-toys");
        assertThat(get("/dashboards?whose=mine", "kit"))
                .bodyText()
                .contains("My toys")
                .doesNotContain("Kite makers");
        assertThat(get("/dashboards", "kit")).bodyText().contains("Kite makers", "Platform overview", "System Toys");
        assertThat(get("/dashboards/my-toys?whole=true&var-environment=production", "kit"))
                .hasStatusOk()
                .bodyText()
                .contains("kite-service");
    }

    @Test
    @Order(9)
    void isStarredAndBecomesTheHome() {
        assertThat(post(PAGE + "/stars", "val", Map.of("starred", "true"))).hasRedirectedUrl(PAGE);
        assertThat(get("/dashboards?whose=starred", "val")).bodyText().contains("Kite makers");
        assertThat(send("DELETE", API + "/kite-makers/star", "val", "")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/dashboards?whose=starred", "val")).bodyText().doesNotContain("Kite makers");

        assertThat(post(PAGE + "/homes", "kim", Map.of("owner", "group:default/kites", "chosen", "true")))
                .hasRedirectedUrl(PAGE);
        assertThat(get("/", "kit")).hasStatusOk().bodyText().contains("href=\"/dashboards/kite-makers\"");
        post(PAGE + "/homes", "kit", Map.of("owner", "user:default/kit", "chosen", "true"));
        assertThat(get("/", "kit")).hasRedirectedUrl(PAGE);
        assertThat(get("/?overview=true", "kit")).hasStatusOk();
        assertThat(get("/", "val")).hasStatusOk().bodyText().doesNotContain("kite-makers");
    }

    @Test
    @Order(10)
    void takesADashboardOfGrafanaAfterALook() {
        var file = GrafanaFiles.text("service.json");
        var form = Map.of("text", file, "owner", "group:default/kites");
        assertThat(post("/dashboards/imports/previews", "kit", form))
                .hasStatusOk()
                .bodyText()
                .contains("What Services of the shop would become", "it asks loki, not Prometheus", "Keep it");
        assertThat(get("/dashboards/services-of-the-shop", "kit")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/dashboards/imports", "kit", form)).hasRedirectedUrl("/dashboards/services-of-the-shop");
        assertThat(get("/dashboards/services-of-the-shop/panels/latency", "kit"))
                .bodyText()
                .contains("Not connected", "none is connected");
        var again = JsonMapper.shared().writeValueAsString(Map.of("text", file));
        assertThat(send("POST", API + "/imports", "kit", again))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.definition.metadata.name")
                .isEqualTo("services-of-the-shop-2");
        assertThat(post("/dashboards/imports/previews", "kit", Map.of("text", "{}", "owner", "user:default/kit")))
                .bodyText()
                .contains("it has no panels");
    }

    @Test
    @Order(11)
    void isMadeAndChangedByPrograms() {
        var definition =
                DashboardCode.write(dashboards.get("kite-makers").definition()).toString();
        var other = definition.replace("\"kite-makers\"", "\"kite-copy\"");
        assertThat(send("POST", API, "kit", other)).hasStatus(HttpStatus.CREATED);
        assertThat(send("POST", API, "kit", other)).hasStatus(HttpStatus.CONFLICT);
        assertThat(send("PUT", API + "/kite-copy?version=1", "kit", other.replace("Failures", "Faults")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(send("PUT", API + "/kite-copy?version=1", "kit", other)).hasStatus(HttpStatus.CONFLICT);
        assertThat(send("PUT", API + "/kite-copy?version=2", "kit", other.replace("\"3h\"", "\"soon\"")))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("spec.range");
        assertThat(send("DELETE", API + "/kite-copy", "kit", "")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(API + "/kite-copy", "kit")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @Order(12)
    void isRemovedByWhoeverTypesItsName() {
        assertThat(post(PAGE + "/removals", "kit", Map.of("typed", "kites"))).hasRedirectedUrl(PAGE + "/edit");
        assertThat(post(PAGE + "/removals", "kit", Map.of("typed", "kite-makers")))
                .hasRedirectedUrl("/dashboards");
        assertThat(get(PAGE, "kit")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/", "kit")).as("its home is gone with it").hasStatusOk();
    }

    private MvcTestResult get(String address, String who) {
        return client.get().uri(address).with(user(who)).exchange();
    }

    private MvcTestResult post(String address, String who, Map<String, String> form) {
        var request = client.post().uri(address).with(user(who)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult send(String method, String address, String who, String body) {
        return client.method(HttpMethod.valueOf(method))
                .uri(address)
                .with(user(who))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
