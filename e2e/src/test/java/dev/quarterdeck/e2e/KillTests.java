package dev.quarterdeck.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The way of a release from its commit to production and back, with {@code kill -9} at every turn of it. Whatever was
 * under way goes on after the next start, and is done once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillTests {

    private static final String COMPONENT = "component:default/" + TinyShop.SERVICE;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> RUN_ENDS = List.of("succeeded", "failed", "cancelled");
    private static final List<String> DEPLOYMENT_ENDS = List.of("succeeded", "failed", "rolled-back", "cancelled");

    private Portal portal;
    private Caller engineer;
    private Caller approver;
    private long run;
    private long release;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var checkout = Files.createDirectory(folder.resolve("checkout"));
        TinyShop.create(checkout);
        portal = new Portal(folder.resolve("home"), checkout);
        portal.awaitReady();
        engineer = new Caller(portal, "sample-engineer");
        approver = new Caller(portal, "sample-approver");
        for (var environment : List.of("dev", "staging", "production")) {
            awaitDeployed(environment, "1.0.0");
        }
        // a start after an orderly stop leaves what makes the many starts to come shorter
        portal.stop();
        portal.startAgain();
    }

    @AfterAll
    void stop() throws InterruptedException {
        portal.close();
    }

    private void killAndStart() throws Exception {
        var before = portal.processes();
        portal.kill();
        portal.startAgain();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(before.stream()
                                .filter(ProcessHandle::isAlive)
                                .filter(Predicate.not(KillTests::isDatabase)))
                        .as("left behind by the killed portal")
                        .isEmpty());
        assertThat(postmaster()).as("database servers").hasSize(1);
    }

    private Stream<ProcessHandle> postmaster() {
        return portal.processes().stream().filter(KillTests::isPostmaster);
    }

    /** The database server outlives a killed portal on purpose: the next start finds it again. */
    private static boolean isDatabase(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres");
    }

    private static boolean isPostmaster(ProcessHandle process) {
        return isDatabase(process)
                && process.parent().map(parent -> !isDatabase(parent)).orElse(true);
    }

    @Test
    @Order(1)
    void aRunThatWasOnlyAskedForIsExecuted() throws Exception {
        run = engineer.post("/runs", Map.of("component", COMPONENT)).get("id").asLong();
        killAndStart();
        await().atMost(PATIENCE).until(() -> !runNow().get("state").asString().equals("queued"));
    }

    @Test
    @Order(2)
    void aRunGoesOnWithTheStepThatWasCutOff() throws Exception {
        for (var step : List.of("Compile", "Package")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> stateOf(step).equals("running"));
            killAndStart();
        }
        await().atMost(PATIENCE)
                .until(() -> RUN_ENDS.contains(runNow().get("state").asString()));

        assertThat(runNow().get("state").asString()).isEqualTo("succeeded");
        assertThat(releases()).containsExactly("1.1.0", "1.0.0");
        release = engineer.get("/releases?component=" + COMPONENT)
                .get("items")
                .get(0)
                .get("id")
                .asLong();
    }

    private JsonNode runNow() throws IOException, InterruptedException {
        return engineer.get("/runs/" + run).get("run");
    }

    private String stateOf(String step) throws IOException, InterruptedException {
        return engineer.get("/runs/" + run)
                .get("steps")
                .valueStream()
                .filter(found -> found.get("name").asString().equals(step))
                .map(found -> found.get("state").asString())
                .findFirst()
                .orElse("");
    }

    private List<String> releases() throws IOException, InterruptedException {
        return engineer.get("/releases?component=" + COMPONENT)
                .get("items")
                .valueStream()
                .map(found -> found.get("version").asString())
                .toList();
    }

    @Test
    @Order(3)
    void theDeploymentThatFollowsARunGoesOn() throws Exception {
        killOnce("dev", "progressing");
        killOnce("dev", "verifying");
        awaitDeployed("dev", "1.1.0");
    }

    @Test
    @Order(4)
    void aPromotionIsDeployedOnce() throws Exception {
        engineer.post("/promotions", Map.of("release", release, "environment", "staging"));
        killAndStart();
        awaitDeployed("staging", "1.1.0");
    }

    @Test
    @Order(5)
    void aRequestWaitsForItsDecisionWhateverHappens() throws Exception {
        var promotion = engineer.post(
                        "/promotions",
                        Map.of("release", release, "environment", "production", "reason", "Brings the new greeting"))
                .get("id")
                .asLong();
        killAndStart();
        assertThat(engineer.get("/promotions/" + promotion).get("state").asString())
                .isEqualTo("awaiting");

        approver.post("/promotions/" + promotion + "/approvals", Map.of("reason", "The evidence is complete"));
        killAndStart();
        killOnce("production", "progressing");
        awaitDeployed("production", "1.1.0");
        assertThat(engineer.get("/promotions/" + promotion).get("decisions")).hasSize(1);
    }

    @Test
    @Order(6)
    void aRollBackIsFinished() throws Exception {
        engineer.post(
                "/rollbacks",
                Map.of("component", COMPONENT, "environment", "production", "reason", "Greets the wrong people"));
        killAndStart();
        killOnce("production", "progressing");
        awaitDeployed("production", "1.0.0");
    }

    /** Unless the deployment there is past that already: it is not for a test to be always in time. */
    private void killOnce(String environment, String state) throws Exception {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stateIn(environment).equals(state) || DEPLOYMENT_ENDS.contains(stateIn(environment)));
        killAndStart();
    }

    private String stateIn(String environment) throws IOException, InterruptedException {
        return deploymentsIn(environment).getFirst().get("state").asString();
    }

    private List<JsonNode> deploymentsIn(String environment) throws IOException, InterruptedException {
        return engineer.get("/deployments?component=%s&environment=%s".formatted(COMPONENT, environment))
                .get("items")
                .valueStream()
                .toList();
    }

    private void awaitDeployed(String environment, String version) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var latest = deploymentsIn(environment).getFirst();
            assertThat(latest.get("version").asString()).isEqualTo(version);
            assertThat(latest.get("state").asString()).isEqualTo("succeeded");
        });
    }

    @Test
    @Order(7)
    void aDatabaseThatIsKilledIsStartedAgainAndADeploymentGoesOn() throws Exception {
        engineer.post(
                "/rollbacks", Map.of("component", COMPONENT, "environment", "staging", "reason", "As in production"));
        var database = postmaster().findFirst().orElseThrow();
        database.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !database.isAlive());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> portal.status("/ready") == 200);
        assertThat(postmaster()).hasSize(1);
        awaitDeployed("staging", "1.0.0");
    }

    @Test
    @Order(8)
    void nothingWasDoneTwiceAndAllOfItIsOnRecord() throws Exception {
        assertThat(versionsDeployedTo("dev")).containsExactly("1.1.0", "1.0.0");
        assertThat(versionsDeployedTo("staging")).containsExactly("1.0.0", "1.1.0", "1.0.0");
        assertThat(versionsDeployedTo("production")).containsExactly("1.0.0", "1.1.0", "1.0.0");
        assertThat(records("release.created")).isEqualTo(2);
        assertThat(records("run.started")).isEqualTo(1);
        assertThat(records("promotion.approved")).isEqualTo(1);
        assertThat(records("deployment.requested")).isEqualTo(8);
        assertThat(records("deployment.succeeded")).isEqualTo(8);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(replicas()).isEqualTo(4));
    }

    private Stream<String> versionsDeployedTo(String environment) throws IOException, InterruptedException {
        return deploymentsIn(environment).stream()
                .map(deployment -> deployment.get("version").asString());
    }

    private int records(String action) throws IOException, InterruptedException {
        var page = approver.get("/audit?limit=500&action=" + action + "&subject=" + TinyShop.SERVICE);
        return page.get("items").size();
    }

    private long replicas() {
        return portal.processes().stream()
                .filter(process -> process.info().commandLine().orElse("").contains(TinyShop.SERVICE + ".jar"))
                .count();
    }
}
