package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** Two portals on one database, behind one address: each request may come to either. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoPortalsTests {

    private static final String PASSWORD = "a sample password";
    private static final Duration DRAIN = Duration.ofSeconds(3);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LiveUpdates live;

    @Autowired
    private DSLContext db;

    @TempDir
    private static Path home;

    private ConfigurableApplicationContext other;
    private Browser here;
    private Browser there;

    @BeforeAll
    void start() {
        other = another("home");
    }

    private ConfigurableApplicationContext another(String folder) {
        return new SpringApplicationBuilder(QuarterdeckApplication.class)
                .run(
                        "--server.port=0",
                        "--quarterdeck.home=" + home.resolve(folder),
                        "--quarterdeck.local-cluster.enabled=false",
                        "--quarterdeck.shutdown.drain=" + DRAIN.toSeconds() + "s",
                        "--db-scheduler.enabled=false",
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword());
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @BeforeEach
    void open() {
        here = new Browser(port);
        there = at(other);
    }

    private Browser at(ConfigurableApplicationContext portal) {
        return here.at(portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private void signIn(String username) {
        accounts.create(
                new Person(username, "Sample Roamer", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
        assertThat(Browser.pathOf(here.signIn(username, PASSWORD))).isEqualTo("/");
    }

    private int ready() {
        return there.get("/ready", "Accept", "*/*").statusCode();
    }

    @Test
    void knowWhoIsSignedInAndTakeEachOthersForms() {
        signIn("two-roamer");
        assertThat(there.get("/account").body()).contains("Sample Roamer");

        var form = here.get("/account");
        var answer = there.postFrom(form, "/account/password", Map.of("current", "wrong", "next", "x"));
        assertThat(answer.statusCode()).isNotEqualTo(403);

        there.postFrom(there.get("/account"), "/sign-out", Map.of());
        await().untilAsserted(
                        () -> assertThat(here.get("/account").statusCode()).isEqualTo(302));
    }

    @Test
    void tellOnOnePageWhatWasDoneByTheOther() {
        signIn("two-changer");
        var form = here.get("/account");
        // from here on the other one believes for a second that it knows the session
        there.get("/account");
        var next = Map.of("current", PASSWORD, "next", "another password", "repeated", "another password");

        assertThat(Browser.pathOf(here.postFrom(form, "/account/password", next)))
                .isEqualTo("/account");
        assertThat(there.get("/account").body()).contains("Your password is changed");
        assertThat(here.get("/account").body()).doesNotContain("Your password is changed");
    }

    @Test
    void hearOfWhatTheOtherAnnounces() {
        signIn("two-listener");
        var stream = there.stream("/events?topic=news/of-two", "Accept", "text/event-stream");
        assertThat(stream.statusCode()).isEqualTo(200);
        try (var lines = stream.body()) {
            live.announce("There is news", "news/of-two");
            assertThat(lines.filter(line -> line.contains("There is news")).findFirst())
                    .isPresent();
        }
    }

    @Test
    void askWhoeverHasASessionOfAnotherVersionToSignInAgain() {
        signIn("two-newcomer");
        db.execute("""
                update spring_session_attributes set attribute_bytes = '\\x00'
                where session_primary_id = (select primary_id from spring_session where principal_name = 'two-newcomer')
                """);

        assertThat(Browser.pathOf(there.get("/account"))).isEqualTo("/sign-in");
        assertThat(Browser.pathOf(there.signIn("two-newcomer", PASSWORD))).startsWith("/account");
        assertThat(here.get("/account").body()).contains("Sample Roamer");
    }

    @Test
    void goOnAnsweringForAWhileWhenToldToEnd() throws InterruptedException {
        signIn("two-laggard");
        var leaving = another("leaving");
        there = at(leaving);
        assertThat(ready()).isEqualTo(200);
        var ending = Thread.ofPlatform().start(leaving::close);

        await().atMost(DRAIN).until(() -> ready() == 503);
        var answer = there.get("/account");
        assertThat(answer.body()).contains("Sample Roamer");
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");

        ending.join();
        assertThatThrownBy(this::ready).isInstanceOf(UncheckedIOException.class);
        assertThat(here.get("/account").body()).contains("Sample Roamer");
    }
}
