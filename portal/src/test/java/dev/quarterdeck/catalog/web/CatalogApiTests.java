package dev.quarterdeck.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.SourceId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The catalog for programs, behind the portal's real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class CatalogApiTests {

    private static final String SOURCES = "/api/v1/catalog/sources";

    /** By which they are found among what other tests of the same portal describe. */
    private static final String TAGGED = ", tags: [catalog-api]";

    private static final String PAGE = "/api/v1/catalog?kind=component&tag=catalog-api&limit=1";
    private static final String SERVICE = "type: service, lifecycle: production, owner: ";

    @Autowired
    private MockMvcTester client;

    @Autowired
    private CatalogSources sources;

    private SourceId source;

    @BeforeAll
    void describe(@TempDir Path folder) {
        source = new CatalogFiles(folder)
                .add("Component", "order-service", TAGGED, SERVICE + "checkout, providesApis: [order-api]")
                .add("Component", "storefront", TAGGED, SERVICE + "web, consumesApis: [order-api]")
                .add("Component", "broken", "", "type: service")
                .read(sources);
    }

    @Test
    void listsPageByPage() {
        var first = get(PAGE);

        assertThat(first).hasStatusOk();
        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[*].ref")
                .asArray()
                .containsExactly("component:default/order-service");
        assertThat(first).bodyJson().extractingPath("$.next").isEqualTo("component:default/order-service");
        assertThat(get(PAGE + "&after=component:default/order-service"))
                .bodyJson()
                .extractingPath("$.items[*].ref")
                .asArray()
                .containsExactly("component:default/storefront");
    }

    @Test
    void showsAnEntityWithItsRelations() {
        var orders = get("/api/v1/catalog/component/default/order-service");

        assertThat(orders).bodyJson().extractingPath("$.owner").isEqualTo("group:default/checkout");
        assertThat(orders)
                .bodyJson()
                .extractingPath("$.relations[*].type")
                .asArray()
                .containsExactly("ownedBy", "providesApi");
    }

    @Test
    void listsWhatAnEntityWas() {
        var versions = get("/api/v1/catalog/component/default/order-service/versions");

        assertThat(versions).bodyJson().extractingPath("$.items[0].number").isEqualTo(1);
        assertThat(versions).bodyJson().extractingPath("$.items[0].changedBy").isEqualTo("sample-admin");
        assertThat(get("/api/v1/catalog/component/default/order-service?at=2001-01-01"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/v1/catalog/component/default/order-service?at=once"))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void exportsAListForASpreadsheet() {
        var file = get("/catalog.csv?kind=component&q=order-serv");

        assertThat(file).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        assertThat(file)
                .bodyText()
                .startsWith("ref,title,type,lifecycle,owner,system,in production,changed,description\r\n")
                .contains("component:default/order-service,,service,production,group:default/checkout,");
    }

    @Test
    void removesOnlyWhatNoSourceDescribes() {
        var orders = "/api/v1/catalog/component/default/order-service";
        assertThat(client.delete()
                        .uri(orders)
                        .with(user("viewer").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(client.delete()
                        .uri(orders)
                        .with(user("engineer").roles("ENGINEER"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(orders)).hasStatusOk();
    }

    @Test
    void followsAFailureThroughAnApi() {
        assertThat(get("/api/v1/catalog/component/default/order-service/dependencies"))
                .bodyJson()
                .extractingPath("$.impact.nearest[*].ref")
                .asArray()
                .containsExactly("api:default/order-api", "component:default/storefront");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        var problems = get(SOURCES + "/problems");

        assertThat(problems)
                .bodyJson()
                .extractingPath("$.items[?(@.severity == 'error')].field")
                .asArray()
                .contains("spec.lifecycle", "spec.owner");
        assertThat(get(SOURCES))
                .bodyJson()
                .extractingPath("$.items[?(@.id == %d)].entities".formatted(source.value()))
                .asArray()
                .containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/catalog?sort=owner", "/api/v1/catalog?after=a:b:c", "/api/v1/catalog?limit=0"})
    void refusesWhatItCannotAnswerAsAProblem(String address) {
        assertThat(get(address)).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void answersForWhatIsMissingAsAProblem() {
        assertThat(get("/api/v1/catalog/component/default/gone"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void letsOnlyAdministratorsRegisterASource(@TempDir Path folder) {
        assertThat(register("ENGINEER", folder.toString())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(register("ADMIN", "relative")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(register("ADMIN", folder.toString())).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void letsOnlyAdministratorsUploadAndRemoveASource() {
        var upload = "{\"name\": \"teams.yaml\", \"content\": \"kind: Group\"}";
        var reason = "{\"reason\": \"no longer needed\"}";
        for (var role : List.of("ENGINEER", "APPROVER", "MANAGER")) {
            assertThat(post(role, "/api/v1/catalog/uploads", upload)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(post(role, "/api/v1/catalog/uploads/previews", upload)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(post(role, SOURCES + "/" + source.value() + "/removals", reason))
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(post("ADMIN", SOURCES + "/987654/removals", reason)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult post(String role, String address, String body) {
        return client.post()
                .uri(address)
                .with(user("sample-person").roles(role))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThat(client.post()
                        .uri(SOURCES)
                        .with(user("sample-admin").roles("ADMIN"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"location\": \"/somewhere\"}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("kind: must not be null");
    }

    @Test
    void letsOnlyThoseWhoMayReadASourceAgain() {
        assertThat(refresh("VIEWER")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(refresh("ENGINEER"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo((int) source.value());
    }

    @Test
    void keepsWhatSomebodyWantsAtHand() {
        var star = "/api/v1/me/stars/component/default/order-service";
        assertThat(client.put()
                        .uri(star)
                        .with(user("sample-viewer").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(client.put()
                        .uri(star + "-x")
                        .with(user("sample-viewer").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/v1/me/stars"))
                .bodyJson()
                .extractingPath("$.items[*].entity")
                .asArray()
                .containsExactly("component:default/order-service");
        assertThat(client.delete()
                        .uri(star)
                        .with(user("sample-viewer").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/api/v1/me/stars"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void savesViewsOfWhoeverAsks() {
        var views = "/api/v1/me/views";
        assertThat(post("VIEWER", views, "{\"name\": \"Apis\", \"query\": \"kind=api\"}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(post("VIEWER", views, "{\"name\": \"%s\", \"query\": \"\"}".formatted("x".repeat(61))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("at most 60 characters");
        assertThat(client.get().uri(views).with(user("sample-person").roles("VIEWER")))
                .bodyJson()
                .extractingPath("$.items[*].query")
                .asArray()
                .containsExactly("kind=api");
        assertThat(get(views)).bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void showsScorecardsAsTheyWere() {
        assertThat(get("/scorecards?at=2026-01-01T00:00"))
                .hasStatusOk()
                .bodyText()
                .contains("As the catalog was at");
        assertThat(get("/scorecards?at=yesterday")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("/catalog/component/default/order-service/dependencies?at=2020-01-01"))
                .hasStatus(HttpStatus.NOT_FOUND);
        var now = Instant.now(Clock.systemUTC()).plusSeconds(1);
        for (var page : List.of("", "/dependencies", "/docs", "/scorecard")) {
            assertThat(get("/catalog/component/default/order-service%s?at=%s".formatted(page, now)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("As the catalog was at", "/history?at=");
        }
        assertThat(get("/catalog/component/default/order-service")).bodyText().doesNotContain("?at=");
    }

    private MvcTestResult get(String address) {
        return client.get()
                .uri(address)
                .with(user("sample-viewer").roles("VIEWER"))
                .exchange();
    }

    private MvcTestResult register(String role, String location) {
        return client.post()
                .uri(SOURCES)
                .with(user("sample-person").roles(role))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"kind\": \"folder\", \"location\": \"%s\"}".formatted(location))
                .exchange();
    }

    private MvcTestResult refresh(String role) {
        return client.post()
                .uri(SOURCES + "/" + source.value() + "/refreshes")
                .with(user("sample-person").roles(role))
                .with(csrf())
                .exchange();
    }
}
