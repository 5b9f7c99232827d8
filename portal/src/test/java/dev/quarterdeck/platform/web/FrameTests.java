package dev.quarterdeck.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Browser;
import dev.quarterdeck.PortalTest;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What every page brings along, and what the portal says of itself. */
@PortalTest
class FrameTests {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"([^\"]+\\.(?:css|js|svg))\"");
    private static final Pattern FONT = Pattern.compile("url\\(\"([^\"]+)\"\\)");
    private static final String PASSWORD = "a sample password";

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void somebodyIsSignedIn() {
        accounts.create(
                new Person("framed", "Sample Reader", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
        browser = new Browser(port);
        browser.signIn("framed", PASSWORD);
    }

    @Test
    void bringsAssetsOfItsOwnThatMayBeKeptForEver() {
        var assets = ASSET.matcher(browser.get("/account").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets).hasSizeGreaterThan(7).allMatch(asset -> asset.matches("/.+-[0-9a-f]{32}\\.(css|js|svg)"));
        assertThat(assets).allSatisfy(this::mayBeKept);
    }

    @Test
    void bringsFontsOfItsOwn() {
        var styles = ASSET.matcher(browser.get("/account").body())
                .results()
                .map(found -> found.group(1))
                .filter(asset -> asset.contains("quarterdeck") && asset.endsWith("css"))
                .findFirst()
                .orElseThrow();
        var fonts = FONT.matcher(browser.get(styles).body())
                .results()
                .map(found -> found.group(1))
                .filter(address -> address.endsWith("woff2"))
                .toList();
        assertThat(fonts).hasSize(2).allSatisfy(this::mayBeKept);
    }

    private void mayBeKept(String asset) {
        var answer = browser.get(asset);
        assertThat(answer.statusCode()).as(asset).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }

    @Test
    void sendsPagesCompressed() {
        var page = browser.get("/account", "Accept-Encoding", "gzip", "Accept", "text/html");
        assertThat(page.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void isAliveAndReady() {
        var stranger = new Browser(port);
        assertThat(stranger.get("/live", "Accept", "*/*").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(stranger.get("/ready", "Accept", "*/*").body())
                .isEqualTo("{\"status\":\"up\",\"database\":\"answers\"}");
    }

    @Test
    void isNotReadyWhileItBeginsOrEnds() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(new Browser(port).get("/ready", "Accept", "*/*").statusCode())
                    .isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void countsRequestsByRouteAndConnectionsInUse() {
        browser.get("/account");
        browser.get("/no-such-page");
        assertThat(new Browser(port).get("/metrics", "Accept", "text/plain").body())
                .contains(
                        "http_request_duration_seconds_count{method=\"GET\",route=\"/account\",status=\"200\",}",
                        "hikaricp_active_connections",
                        "jvm_memory_bytes_used",
                        "quarterdeck_live_connections")
                .doesNotContain("no-such-page");
    }

    @Test
    void describesItsApi() {
        var document =
                new JsonMapper().readTree(browser.get("/api/v1/openapi.json").body());
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames()).contains("/api/v1/audit", "/api/v1/search");
        assertThat(browser.get("/api").body())
                .contains("/api/v1/search", "Who did what, when and why", "id=\"shape-AuditRecord\"");
    }
}
