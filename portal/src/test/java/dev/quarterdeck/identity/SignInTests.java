package dev.quarterdeck.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Browser;
import dev.quarterdeck.PortalTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class SignInTests {

    private static final String PASSWORD = "a sample password";

    @Autowired
    private Accounts accounts;

    @Autowired
    private DSLContext db;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void somebodyWithAnAccount() {
        browser = new Browser(port);
        account("signer");
    }

    private void account(String username) {
        accounts.create(
                new Person(username, "Sample Signer", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
    }

    @Test
    void sendsAVisitorToSignInAndBackToWhereTheyWantedToGo() {
        var turned = browser.get("/audit?actor=somebody");
        assertThat(turned.statusCode()).isEqualTo(302);
        assertThat(Browser.pathOf(turned)).isEqualTo("/sign-in");

        assertThat(Browser.pathOf(browser.signIn("signer", PASSWORD))).startsWith("/audit?actor=somebody");
        assertThat(browser.get("/audit").body()).contains("SS, Sample Signer, your account");
    }

    @Test
    void takesANameInAnyCaseAndWithSpaces() {
        assertThat(Browser.pathOf(browser.signIn(" Signer ", PASSWORD))).isEqualTo("/");
    }

    @Test
    void keepsTheSessionInTheDatabase() {
        account("kept");
        browser.signIn("kept", PASSWORD);
        assertThat(db.fetch("select 1 from spring_session where principal_name = 'kept'"))
                .hasSize(1);
    }

    @Test
    void letsManyPagesBeOpenedAtOnceAfterIt() throws InterruptedException {
        browser.signIn("signer", PASSWORD);
        var answers = Collections.synchronizedList(new ArrayList<HttpResponse<String>>());
        var tabs = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> answers.add(browser.get("/account"))))
                .limit(16)
                .toList();
        tabs.forEach(Thread::start);
        for (var tab : tabs) {
            tab.join();
        }
        assertThat(answers).hasSize(16).allMatch(answer -> answer.statusCode() == 200);
        // a form is masked anew on each page: what counts is that those of all pages are taken
        for (var answer : answers) {
            assertThat(browser.postFrom(answer, "/account/password", Map.of("current", "wrong"))
                            .statusCode())
                    .isNotEqualTo(403);
        }
    }

    @Test
    void saysThatNameAndPasswordDoNotFitButNotWhichOfThem() {
        var unknown = browser.signIn("nobody-here", PASSWORD);
        var wrong = browser.signIn("signer", "a guess");
        assertThat(Browser.pathOf(unknown)).isEqualTo(Browser.pathOf(wrong)).isEqualTo("/sign-in?failed");
        assertThat(browser.get("/sign-in?failed").body()).contains("That name and password do not go together");
    }

    @Test
    void makesWhoGuessesWaitAndSaysHowLong() {
        account("guessed");
        for (var guess = 0; guess < 5; guess++) {
            browser.signIn("guessed", "guess " + guess);
        }
        var turned = Browser.pathOf(browser.signIn("guessed", PASSWORD));
        assertThat(turned).matches("/sign-in\\?wait=\\d+");
        assertThat(browser.get(turned).body()).contains("Too many wrong tries");
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void countsGuessesForANameInWhateverSpelling() {
        account("spelt");
        for (var spelling : List.of("spelt", "SPELT", " spelt", "Spelt ", "sPELT")) {
            browser.signIn(spelling, "a guess");
        }
        assertThat(Browser.pathOf(browser.signIn("spelt", PASSWORD))).matches("/sign-in\\?wait=\\d+");
    }

    @Test
    void signsOut() {
        browser.signIn("signer", PASSWORD);
        assertThat(Browser.pathOf(browser.post("/account", "/sign-out", Map.of())))
                .isEqualTo("/sign-in?out");
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesAFormThatWasNotOurs() {
        browser.signIn("signer", PASSWORD);
        var forged = browser.postWithoutToken("/sign-out", Map.of());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("You may not do this");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsAFormWhoseSessionEndedToSignIn() {
        assertThat(Browser.pathOf(browser.postWithoutToken("/account/password", Map.of())))
                .isEqualTo("/sign-in");
    }

    @Test
    void asksForTheWholePageWhenAFragmentComesTooLate() {
        var late = browser.get("/search/results?q=order", "HX-Request", "true");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    @Test
    void answersProgramsWithAProblem() {
        var answer = browser.get("/api/v1/audit");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void servesProgramsWithTheSameSession() {
        browser.signIn("signer", PASSWORD);
        assertThat(browser.get("/api/v1/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void forbidsBrowsersWhatNoPageOfOursDoes() {
        var policy = browser.get("/sign-in")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void changesThePasswordOnTheAccountPage() {
        account("changer");
        browser.signIn("changer", PASSWORD);
        var tooShort = Map.of("current", PASSWORD, "next", "short");
        browser.post("/account", "/account/password", tooShort);
        assertThat(browser.get("/account").body()).contains("needs at least 12 characters");

        var elsewhere = new Browser(port);
        elsewhere.signIn("changer", PASSWORD);
        browser.post("/account", "/account/password", Map.of("current", PASSWORD, "next", "another password"));
        assertThat(browser.get("/account").body()).contains("Your password is changed");
        assertThat(Browser.pathOf(new Browser(port).signIn("changer", "another password")))
                .isEqualTo("/");
        assertThat(Browser.pathOf(elsewhere.get("/account"))).isEqualTo("/sign-in");
    }

    @Test
    void writesASessionDownOnceAMinuteAndNotAtEveryRequest() {
        account("frugal");
        browser.signIn("frugal", PASSWORD);
        var signedIn = lastUse("frugal");
        browser.get("/account");
        assertThat(lastUse("frugal")).isEqualTo(signedIn);

        db.execute(
                "update spring_session set last_access_time = last_access_time - 61000 where principal_name = 'frugal'");
        // what was read of a session is trusted for a second
        await().untilAsserted(() -> {
            browser.get("/account");
            assertThat(lastUse("frugal")).isGreaterThanOrEqualTo(signedIn);
        });
    }

    private long lastUse(String username) {
        return db.fetchSingle("select last_access_time from spring_session where principal_name = ?", username)
                .get(0, long.class);
    }
}
