package dev.quarterdeck.signals.web;

import static dev.quarterdeck.db.Tables.SCRAPE_PROBLEM;
import static dev.quarterdeck.db.Tables.SIGNAL_10S;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.rollup.Partitions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signals for people and for programs, behind the portal's real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class SignalApiTests {

    private static final String METERED = "component/default/metered-service";

    @Autowired
    private MockMvcTester client;

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Partitions partitions;

    @Autowired
    private Environments environments;

    @Autowired
    private DSLContext db;

    @BeforeAll
    void measure(@TempDir Path folder) {
        new CatalogFiles(folder).component("metered-service", "checkout", "").read(sources);
        partitions.tend();
        for (var place : List.of("staging", "production")) {
            environments.define(
                    new Environment(place, place.length(), "local", 1, false, 0, Duration.ofHours(1), false, null),
                    "sample-admin");
        }
        var series = db.insertInto(SIGNAL_SERIES)
                .set(SIGNAL_SERIES.COMPONENT, "component:default/metered-service")
                .set(SIGNAL_SERIES.ENVIRONMENT, "staging")
                .set(SIGNAL_SERIES.RELEASE_ID, 7L)
                .set(SIGNAL_SERIES.BOUNDS, new Double[] {0.1})
                .returningResult(SIGNAL_SERIES.ID)
                .fetchSingle(row -> row.value1());
        var at = Instant.ofEpochSecond(Instant.now(Clock.systemUTC()).getEpochSecond() / 10 * 10 - 60);
        db.insertInto(SIGNAL_10S)
                .set(SIGNAL_10S.SERIES, series)
                .set(SIGNAL_10S.AT, at)
                .set(SIGNAL_10S.SECONDS, 10.0)
                .set(SIGNAL_10S.REPLICAS, 2)
                .set(SIGNAL_10S.REQUESTS, 200.0)
                .set(SIGNAL_10S.ERRORS, 5.0)
                .set(SIGNAL_10S.LATENCY, new Double[] {190.0, 10.0})
                .set(SIGNAL_10S.COUNTERS, JSONB.valueOf("{\"orders_placed_total\": 4}"))
                .execute();
        db.insertInto(SCRAPE_PROBLEM)
                .set(SCRAPE_PROBLEM.COMPONENT, "component:default/metered-service")
                .set(SCRAPE_PROBLEM.ENVIRONMENT, "staging")
                .set(SCRAPE_PROBLEM.REPLICA, "metered-service-x")
                .set(SCRAPE_PROBLEM.MESSAGE, "/metrics answers 500")
                .set(SCRAPE_PROBLEM.SINCE, at)
                .execute();
    }

    @Test
    void saysHowEverythingDoes() {
        var lately = get("/api/v1/signals");
        assertThat(lately)
                .bodyJson()
                .extractingPath("$.items[?(@.component == 'component:default/metered-service')].rate")
                .asArray()
                .containsExactly(20.0);
        assertThat(lately)
                .bodyJson()
                .extractingPath("$.items[?(@.component == 'component:default/metered-service')].cores")
                .as("nobody measured it")
                .asArray()
                .containsExactly((Object) null);
        assertThat(get("/signals")).bodyText().contains("metered-service", "20.0 req/s", "2.50 %");
    }

    @Test
    void givesTheNumbersOfAChart() {
        var hour = get("/api/v1/signals/" + METERED + "?environment=staging&range=1h");
        assertThat(hour).bodyJson().extractingPath("$.step").isEqualTo(10);
        assertThat(hour).bodyJson().extractingPath("$.at").asArray().hasSizeBetween(360, 361);
        assertThat(hour).bodyJson().extractingPath("$.all.rate").asArray().contains(20.0, (Object) null);
        assertThat(hour)
                .bodyJson()
                .extractingPath("$.all.orders_placed_total")
                .asArray()
                .contains(24.0);
        assertThat(hour)
                .bodyJson()
                .extractingPath("$.panels[?(@.title == 'Orders placed')].note")
                .asArray()
                .containsExactly("orders_placed_total");
    }

    @Test
    void showsThemToPeopleWithWhatIsMissing() {
        assertThat(get("/signals/" + METERED + "?environment=staging"))
                .hasStatusOk()
                .bodyText()
                .contains("20.00", "req/s", "Orders placed", "1 replica cannot be read", "/metrics answers 500")
                .contains("Nothing was deployed, and no configuration changed.");
        assertThat(get("/signals/" + METERED + "?environment=production"))
                .bodyText()
                .contains("<strong>–</strong>");
        assertThat(get("/catalog/" + METERED)).bodyText().contains("the last five minutes");
    }

    @ParameterizedTest
    @CsvSource({
        "range=2y, BAD_REQUEST, A range is one of",
        "compare=all, BAD_REQUEST, 'Compare releases, versions, week or nothing'",
        "from=2026-03-17T12:00&to=2026-03-17T11:00, BAD_REQUEST, A time ends after it begins",
        "from=noon&to=midnight, BAD_REQUEST, is not a time",
        "environment=moon, NOT_FOUND, moon",
        "compare=versions&align=sideways, BAD_REQUEST, Align by time or begin",
        "environment=production&compare=versions&version=9.9.9, NOT_FOUND, 9.9.9 of metered-service never ran in production"
    })
    void saysWhatIsWrong(String query, HttpStatus status, String why) {
        assertThat(get("/api/v1/signals/" + METERED + "?" + query))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains(why);
        assertThat(get("/signals/" + METERED + "?" + query)).hasStatus(status);
    }

    @Test
    void knowsNothingOfWhatIsNotInTheCatalog() {
        assertThat(get("/api/v1/signals/component/default/nobody")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(client.get().uri("/api/v1/signals")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private MvcTestResult get(String address) {
        return client.get()
                .uri(address)
                .with(user("sample-viewer").roles("VIEWER"))
                .exchange();
    }
}
