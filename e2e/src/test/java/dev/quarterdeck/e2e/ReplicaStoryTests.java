package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quarterdeck.e2e.Pages.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import dev.quarterdeck.e2e.InstalledPortals.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The portal itself on a real Kubernetes control plane: Helm installs its chart, and two portals share one PostgreSQL.
 * They are processes of this machine, for there is no kubelet. What stands for a new version is the same program with
 * one more migration. Skipped, and said so, where there is no control plane.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicaStoryTests {

    private static final Pattern FIRST_ACCOUNT = Pattern.compile("'admin' with the password (\\S+)");

    @TempDir
    private static Path migrations;

    private InstalledPortals portals;
    private Chromium chromium;
    private Person admin;

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(Path.of("target"));
        portals = new InstalledPortals();
        chromium = new Chromium();
        portals.install();
        awaitTwo("none");
        await().atMost(PATIENCE).ignoreExceptions().until(portals::answer);
    }

    @AfterAll
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (portals != null) {
            portals.close();
        }
    }

    /** Until two are ready, and no other is there. */
    private void awaitTwo(String gone) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(portals.ready()).hasSize(2);
            assertThat(portals.all()).hasSize(2).doesNotContain(gone);
        });
    }

    @Test
    @Order(1)
    void onlyOneOfThemMakesTheFirstAccount() throws Exception {
        var logs = portals.ready().stream().map(this::log).collect(Collectors.joining());
        var passwords = FIRST_ACCOUNT
                .matcher(logs)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(passwords).hasSize(1);
        admin = new Person(
                chromium.browser(), portals.address(), "admin", passwords.getFirst(), true, ColorScheme.LIGHT);
    }

    private String log(Pod pod) {
        try {
            return portals.log(pod);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    @Order(2)
    void whoeverIsSignedInIsSoAtEach() throws Exception {
        assertSignedInEverywhere();
        admin.open("/account");
        admin.picture("replicas-account");
    }

    private void assertSignedInEverywhere() throws IOException, InterruptedException {
        var ready = portals.ready();
        assertThat(ready).hasSize(2);
        for (var pod : ready) {
            var page = admin.open(portals.address(pod) + "/account");
            assertThat(page.locator("#main")).containsText("Administrator");
        }
    }

    @Test
    @Order(3)
    void oneThatIsKilledIsReplacedAndNobodyIsSignedOut() throws Exception {
        var killed = portals.ready().getFirst().name();
        portals.kill(killed);
        awaitTwo(killed);
        assertSignedInEverywhere();
    }

    @Test
    @Order(4)
    void onlyOneAtATimeIsTakenForTheSakeOfItsNode() throws Exception {
        var ready = portals.ready();
        var first = ready.getFirst().name();
        await().atMost(PATIENCE).until(() -> portals.allowsEviction(first));
        assertThat(portals.allowsEviction(ready.getLast().name())).isFalse();
        awaitTwo(first);
        assertSignedInEverywhere();
    }

    @Test
    @Order(5)
    void anUpgradeLosesNoRequest() throws Exception {
        Files.writeString(
                migrations.resolve("V900__next_version.sql"), "create table next_version (since timestamptz);");
        changesWithoutLosingARequest(
                "podAnnotations: {version: next}\nsettings: {spring: {flyway: {locations: \"classpath:db/migration,filesystem:%s\"}}}"
                        .formatted(migrations));
    }

    @Test
    @Order(6)
    void theWayBackToTheVersionBeforeLosesNoneEither() throws Exception {
        changesWithoutLosingARequest("podAnnotations: {version: before}");
    }

    private void changesWithoutLosingARequest(String values) throws Exception {
        var before = portals.all();
        try (var visitors = new Visitors(portals.address(), cookie())) {
            await().until(() -> visitors.requests() > 100);
            portals.upgrade(values);
            var fewest = new AtomicInteger(2);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                fewest.accumulateAndGet(portals.ready().size(), Math::min);
                return done(before);
            });
            var sofar = visitors.requests();
            await().atMost(PATIENCE).until(() -> visitors.requests() > sofar + 200);
            assertThat(visitors.failures()).as("of %d", visitors.requests()).isEmpty();
            assertThat(fewest).as("ready at any time").hasValue(2);
        }
        assertSignedInEverywhere();
    }

    private boolean done(List<String> before) throws IOException, InterruptedException {
        var now = portals.all();
        return now.size() == 2 && now.stream().noneMatch(before::contains);
    }

    private String cookie() {
        return admin.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("quarterdeck"))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
