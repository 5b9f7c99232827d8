package dev.quarterdeck.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Browser;
import dev.quarterdeck.PortalTest;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class FailureTests {

    private static final String PASSWORD = "a sample password";

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void aViewerIsSignedIn() {
        account("failing-viewer", "Sample Viewer", Role.VIEWER);
        account("failing-engineer", "Sample Engineer Of Failures", Role.ENGINEER);
        browser = new Browser(port);
        browser.signIn("failing-viewer", PASSWORD);
    }

    private void account(String username, String displayName, Role role) {
        accounts.create(new Person(username, displayName, List.of(role), List.of()), PASSWORD, "system:test");
    }

    @Test
    void keepsTheFrameAroundAPageThatIsNotThere() {
        var answer = browser.get("/no-such-page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page", "<nav class=\"qd-nav\"");
    }

    @Test
    void saysThatNothingHasAnIdThatIsNone() {
        assertThat(browser.get("/runs/abc").statusCode()).isEqualTo(404);
        assertThat(browser.get("/runs/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatAParameterIsWrong() {
        assertThat(browser.get("/audit?after=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void saysThatATextCannotBeKept() {
        var answer = browser.get("/catalog?q=a%00b");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("A text holds the character U+0000");
        assertProblem(browser.get("/api/v1/catalog?q=a%00b"), 400);
        assertProblem(browser.get("/api/catalog/entities?filter=spec.type=a%00b"), 400);
        assertProblem(browser.get("/api/catalog/entities?filter=spec.a%00b=c"), 400);
    }

    @Test
    void namesTheRoleThatIsMissingAndWhoHasIt() {
        var refused = browser.post("/account", "/runs", Map.of("component", "order-service"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("It takes the role engineer or admin", "Sample Engineer Of Failures");
    }

    @Test
    void tellsProgramsTheSameAsAProblem() {
        assertProblem(browser.get("/api/v1/no-such-thing"), 404);
        assertProblem(browser.get("/api/v1/audit?after=yesterday"), 400);
        assertProblem(browser.get("/api/v1/audit?limit=100000"), 400);
        assertProblem(browser.get("/api/v1/runs/999999"), 404);
    }

    @Test
    void namesTheParameterThatIsWrong() {
        assertThat(browser.get("/api/v1/audit?limit=100000").body()).contains("limit: must be less than or equal to");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }
}
