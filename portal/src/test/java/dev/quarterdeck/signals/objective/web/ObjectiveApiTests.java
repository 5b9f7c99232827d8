package dev.quarterdeck.signals.objective.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Evaluation;
import dev.quarterdeck.signals.objective.ObjectiveRows;
import dev.quarterdeck.signals.rollup.Partitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The life of an objective, for people and for programs, behind the portal's real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ObjectiveApiTests {

    private static final String API = "/api/v1/objectives";
    private static final String BODY = """
            {"title": "Parcels accepted", "component": "parcel-service", "environment": "production", "kind": "availability",
             "target": "99", "window": "30d", "holdBelow": "0", "holdWho": "Owner", "holdWhat": "Mend it"}
            """;

    @Autowired
    private MockMvcTester client;

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Environments environments;

    @Autowired
    private Partitions partitions;

    @Autowired
    private Evaluation evaluation;

    @Autowired
    private DSLContext db;

    private Instant now = Instant.EPOCH;

    @BeforeAll
    void measure(@TempDir Path folder) {
        new CatalogFiles(folder).component("parcel-service", "checkout", "").read(sources);
        partitions.tend();
        environments.define(
                new Environment("production", 3, "local", 1, false, 0, Duration.ofHours(1), true, null),
                "sample-admin");
        now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
        var rows = new ObjectiveRows(db, EntityRef.component("parcel-service"));
        for (var minute = 30; minute > 0; minute--) {
            rows.minute(now.minus(Duration.ofMinutes(minute)), 100, 0.5, 1);
        }
        rows.completeUntil(now);
    }

    @Test
    @Order(1)
    void isMadeAndStands() {
        assertThat(send("POST", API, "ENGINEER", BODY)).hasStatus(HttpStatus.CREATED);
        assertThat(get("/signals/objectives/parcels-accepted"))
                .bodyText()
                .contains("still being counted", "live, every 3s");
        evaluation.evaluate();

        assertThat(get(API + "/parcels-accepted"))
                .bodyJson()
                .extractingPath("$.objective.budget")
                .asNumber()
                .satisfies(budget -> assertThat(budget.doubleValue()).isCloseTo(0.5, within(1e-9)));
        assertThat(get(API + "?q=parcel"))
                .bodyJson()
                .extractingPath("$.items[*].asksFor")
                .asArray()
                .containsExactly("99 % succeed");
        assertThat(get("/signals/objectives?q=parcel"))
                .bodyText()
                .contains("Parcels accepted", "50 %", "99.50 %", "3.6 of 7.2 h", "0.5 ×");
        assertThat(get("/signals/objectives/parcels-accepted"))
                .hasStatusOk()
                .bodyText()
                .contains("15 of 30", "15 bad of 3,000 counted", "Before any change", "held, unless they mend it")
                .contains("Counted last", "live, every 30s");
        assertThat(get("/catalog/component/default/parcel-service")).bodyText().contains("Parcels accepted");
    }

    @Test
    @Order(2)
    void isChangedByWhoLookedAtIt() {
        var stricter = BODY.replace("\"99\"", "\"99.9\"");
        assertThat(send("PUT", API + "/parcels-accepted?version=1", "ENGINEER", stricter))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.objective.state")
                .isEqualTo("spent");
        assertThat(send("PUT", API + "/parcels-accepted?version=1", "ENGINEER", BODY))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("changed it meanwhile");
        assertThat(get("/signals/objectives/parcels-accepted/edit", "ENGINEER"))
                .bodyText()
                .contains("value=\"99.9\"", "Change Parcels accepted");
    }

    @Test
    @Order(3)
    void isCorrectedByTwo() {
        var time = "{\"from\": \"%s\", \"to\": \"%s\", \"reason\": \"A test of the load on it\"}"
                .formatted(now.minus(Duration.ofMinutes(10)), now);
        assertThat(send("POST", API + "/parcels-accepted/corrections", "ENGINEER", time))
                .hasStatus(HttpStatus.CREATED);
        assertThat(get("/signals/objectives/parcels-accepted"))
                .bodyText()
                .contains("Waits", "A test of the load on it", "5 bad of 1,000");
        var id = db.fetchSingle("select max(id) from objective_correction").get(0, long.class);
        var agreed = "{\"agreed\": true, \"reason\": \"Nobody was a customer then\"}";
        assertThat(send("POST", API + "/parcels-accepted/corrections/" + id + "/decisions", "ENGINEER", agreed))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send("POST", API + "/parcels-accepted/corrections/" + id + "/decisions", "MANAGER", agreed))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.objective.total")
                .isEqualTo(2000.0);
    }

    @Test
    @Order(4)
    void isReportedAndTakenAlong() {
        assertThat(get("/signals/objectives/report"))
                .hasStatusOk()
                .bodyText()
                .contains("Parcels accepted", "Missed", "checkout");
        assertThat(get("/signals/objectives/report.csv?by=system")).bodyText().contains("Parcels accepted,component:");
        assertThat(get("/signals/objectives/all.csv")).bodyText().contains("parcels-accepted,Parcels accepted");
        assertThat(get("/signals/objectives/parcels-accepted.yaml")).bodyText().contains("kind: \"SLO\"");
        assertThat(get("/signals/objectives/parcels-accepted/rules.yaml"))
                .bodyText()
                .contains("ErrorBudgetBurn");
        assertThat(get("/signals/objectives/all.yaml")).bodyText().contains("parcel-service");
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({
        "target, 100, 'Target: over 0 and below'",
        "target, most, 'Target: ''most'' is not a number'",
        "target, NaN, 'Target: ''NaN'' is not a number'",
        "component, unheard-of, 'Component: the catalog has no'",
        "environment, moon, 'Environment: there is none named'",
        "kind, wish, 'What counts: choose'",
        "window, 3 years, 'Window: ''3 years'' is not a duration'",
        "holdBelow, 200, 'Policy, hold: A policy step'",
        "title, '', 'Name: '"
    })
    void namesTheFieldThatIsWrong(String field, String value, String why) {
        var body = BODY.replaceAll("\"%s\": \"[^\"]*\"".formatted(field), "\"%s\": \"%s\"".formatted(field, value));
        assertThat(send("POST", API, "ENGINEER", body))
                .hasStatus4xxClientError()
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith(why);
        var form = client.post()
                .uri("/signals/objectives")
                .with(user("sample-engineer").roles("ENGINEER"))
                .with(csrf())
                .param("title", field.equals("title") ? value : "Parcels in time")
                .param("component", field.equals("component") ? value : "parcel-service")
                .param("environment", field.equals("environment") ? value : "production")
                .param("kind", field.equals("kind") ? value : "availability")
                .param("target", field.equals("target") ? value : "99")
                .param("window", field.equals("window") ? value : "30d")
                .param("holdBelow", field.equals("holdBelow") ? value : "0")
                .exchange();
        assertThat(form).hasStatusOk().bodyText().contains("role=\"alert\"").contains("New objective");
    }

    @Test
    @Order(6)
    void readsOpenSloAfterALook() {
        var text = get("/signals/objectives/parcels-accepted.yaml").getResponse();
        var yaml = new String(text.getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("parcels-accepted", "parcels-again");
        assertThat(client.post()
                        .uri("/signals/objectives/imports/previews")
                        .with(user("sample-engineer").roles("ENGINEER"))
                        .with(csrf())
                        .param("text", yaml))
                .bodyText()
                .contains("What it would change", "parcels-again", "Keep what is right");
        assertThat(client.post()
                        .uri(API + "/imports")
                        .with(user("sample-engineer").roles("ENGINEER"))
                        .with(csrf())
                        .contentType(MediaType.TEXT_PLAIN)
                        .content(yaml))
                .hasStatusOk()
                .bodyText()
                .contains("defined");
    }

    @Test
    @Order(7)
    void isRemovedByWhoMay() {
        assertThat(send("DELETE", API + "/parcels-accepted?reason=It+is+not+needed+any+more", "VIEWER", ""))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send("DELETE", API + "/parcels-accepted?reason=no", "ENGINEER", ""))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(send("DELETE", API + "/parcels-accepted?reason=It+is+not+needed+any+more", "ENGINEER", ""))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(API + "/parcels-accepted")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/signals/objectives/parcels-accepted")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/signals/objectives/new", "VIEWER")).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult get(String address) {
        return get(address, "VIEWER");
    }

    private MvcTestResult get(String address, String role) {
        return client.get().uri(address).with(user(name(role)).roles(role)).exchange();
    }

    private static String name(String role) {
        return "sample-" + role.toLowerCase(Locale.ROOT);
    }

    private MvcTestResult send(String method, String address, String role, String body) {
        return client.method(HttpMethod.valueOf(method))
                .uri(address)
                .with(user(name(role)).roles(role))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
