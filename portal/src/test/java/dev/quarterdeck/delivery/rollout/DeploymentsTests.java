package dev.quarterdeck.delivery.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.delivery.DeliveryTest;
import dev.quarterdeck.delivery.Shop;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.ReleaseCreated;
import dev.quarterdeck.workloads.FakeCluster;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeliveryTest
class DeploymentsTests {

    @Autowired
    Deployments deployments;

    @Autowired
    AutomaticDeployments automatic;

    @Autowired
    DeploymentStep step;

    @Autowired
    Ticker ticker;

    @Autowired
    FakeCluster cluster;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    AuditQuery audit;

    @Autowired
    Workloads workloads;

    @Autowired
    DataSource database;

    @BeforeEach
    void open() {
        cluster.reset();
        shop.open(1);
    }

    @Test
    void deploysANewReleaseToDevByItself() {
        var release = shop.release("1.0.0");

        var deployment = deployments.page(Shop.ORDERS, "dev", null, 10).items().getFirst();

        assertThat(deployment.cause()).isEqualTo(Cause.PIPELINE);
        assertThat(deployment.requestedBy()).isEqualTo("ada");
        succeeds(deployment.id());
        assertThat(Objects.requireNonNull(cluster.applied("dev", "order-service"))
                        .revision())
                .isEqualTo(shop.revision(release, "dev").toString());
    }

    @Test
    void deploysAReleaseToDevOnceHoweverOftenItHearsOfIt() {
        var release = shop.release("1.0.0");
        succeeds(deployments
                .page(Shop.ORDERS, "dev", null, 10)
                .items()
                .getFirst()
                .id());

        tellAgainOf(release);

        assertThat(deployments.page(Shop.ORDERS, "dev", null, 10).items()).hasSize(1);
    }

    @Test
    void leavesDevAloneWhenItHearsOfAnOlderReleaseLate() {
        var older = shop.release("1.0.0");
        succeeds(deployments
                .page(Shop.ORDERS, "dev", null, 10)
                .items()
                .getFirst()
                .id());
        shop.release("1.1.0");
        succeeds(deployments
                .page(Shop.ORDERS, "dev", null, 10)
                .items()
                .getFirst()
                .id());

        tellAgainOf(older);

        assertThat(deployments.page(Shop.ORDERS, "dev", null, 10).items()).hasSize(2);
    }

    @Test
    void watchesReadyReplicasBeforeItCallsThemASuccess() {
        var id = request(shop.release("1.0.0"));

        reaches(id, DeploymentState.VERIFYING);
        ticker.tick();
        assertThat(stateOf(id)).isEqualTo(DeploymentState.VERIFYING);
        await().untilAsserted(() -> assertThat(step.take(id))
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofNanos(1), Duration.ofSeconds(3))));

        clock.advance(Duration.ofSeconds(3));
        ticker.tick();
        assertThat(stateOf(id)).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(step.take(id)).isEmpty();
    }

    @Test
    void goesBackByItselfWhenTheClusterGetsNoFurther() {
        var good = succeeds(request(shop.release("1.0.0")));
        var bad = shop.release("1.1.0");
        cluster.stall(revision(bad).toString(), "order-service-0 is not ready");

        var id = request(bad);

        reaches(id, DeploymentState.ROLLED_BACK);
        assertThat(deployments.get(id).failure()).isEqualTo("order-service-0 is not ready");
        assertThat(Objects.requireNonNull(cluster.applied("staging", "order-service"))
                        .revision())
                .isEqualTo(deployments.get(good).revision().toString());
    }

    @Test
    void goesBackWhenAReplicaKeepsEndingAfterAllWereReady() {
        succeeds(request(shop.release("1.0.0")));
        var flaky = shop.release("1.1.0");
        var id = request(flaky);
        reaches(id, DeploymentState.VERIFYING);

        cluster.let(revision(flaky).toString(), ReplicaState.CRASH_LOOP);

        reaches(id, DeploymentState.ROLLED_BACK);
        assertThat(deployments.get(id).failure()).contains("keeps ending");
    }

    @Test
    void failsWhenThereIsNothingToGoBackTo() {
        var bad = shop.release("1.0.0");
        cluster.stall(revision(bad).toString(), "order-service-0 is not ready");

        var id = request(bad);

        reaches(id, DeploymentState.FAILED);
    }

    @Test
    void waitsForAFirstReleaseThatTakesLongToStart() {
        var slow = shop.release("1.0.0");
        cluster.stall(revision(slow).toString(), "No further within 90 s.");
        cluster.let(revision(slow).toString(), ReplicaState.STARTING);
        var id = request(slow);
        reaches(id, DeploymentState.PROGRESSING);
        ticker.tick();
        assertThat(stateOf(id)).isEqualTo(DeploymentState.PROGRESSING);

        cluster.let(revision(slow).toString(), ReplicaState.READY);

        reaches(id, DeploymentState.VERIFYING);
    }

    @Test
    void failsWithTheNameOfAPlaceholderThatNothingProvides() {
        var broken = shop.release("1.0.0", Shop.SCORE.replace("\"10\"", "\"${resources.queue.url}\""), "ada");

        var id = request(broken);

        reaches(id, DeploymentState.FAILED);
        assertThat(deployments.get(id).failure()).contains("ORDERS_MAX_QUANTITY", "${resources.queue.url}");
    }

    @Test
    void waitsForTheOneThatIsUnderWayAndGivesWayToANewerOne() {
        cluster.let(revision(shop.release("1.0.0")).toString(), ReplicaState.STARTING);
        var first = request(shop.release("1.0.0"));
        var second = request(shop.release("1.1.0"));
        reaches(second, DeploymentState.WAITING);

        var third = request(shop.release("1.2.0"));
        ticker.tick();

        assertThat(stateOf(first)).isEqualTo(DeploymentState.PROGRESSING);
        assertThat(stateOf(second)).isEqualTo(DeploymentState.CANCELLED);
        assertThat(deployments.events(second).getFirst().message()).contains(third.toString());
        cluster.let(deployments.get(first).revision().toString(), ReplicaState.READY);
        succeeds(first);
        succeeds(third);
    }

    @Test
    void rollsBackToTheReleaseAndConfigurationBefore() {
        var before = succeeds(request(shop.release("1.0.0")));
        succeeds(request(shop.release("1.1.0")));

        var id = deployments
                .rollBack(Shop.ORDERS, "staging", "ada", "too many errors")
                .orElseThrow();

        succeeds(id);
        assertThat(deployments.get(id).revision())
                .isEqualTo(deployments.get(before).revision());
        assertThat(deployments.get(id).cause()).isEqualTo(Cause.ROLLBACK);
    }

    @Test
    void rollsBackOnceHoweverOftenOnePresses() {
        succeeds(request(shop.release("1.0.0")));
        var release = shop.release("1.1.0");
        succeeds(request(release));

        var ids = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> deployments.rollBack(Shop.ORDERS, "staging", "ada", "too many errors"))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
    }

    @Test
    void stopsARolloutThatIsUnderWayWhenAskedToGoBack() {
        var before = succeeds(request(shop.release("1.0.0")));
        var slow = shop.release("1.1.0");
        cluster.let(revision(slow).toString(), ReplicaState.STARTING);
        var id = request(slow);
        reaches(id, DeploymentState.PROGRESSING);
        assertThat(deployments.rollBackTarget(Shop.ORDERS, "staging"))
                .hasValue(deployments.get(before).revision());

        var stopped = deployments.rollBack(Shop.ORDERS, "staging", "ada", "wrong release");

        assertThat(stopped).hasValue(id);
        reaches(id, DeploymentState.ROLLED_BACK);
        assertThat(audit.page(new AuditFilter("ada", "deployment.rolling-back", null, null), null, 10)
                        .items())
                .extracting(AuditRecord::reason)
                .containsExactly("wrong release");
    }

    @Test
    void hasNothingToRollBackToAfterTheFirst() {
        succeeds(request(shop.release("1.0.0")));

        assertThat(deployments.rollBack(Shop.ORDERS, "staging", "ada", "too many errors"))
                .isEmpty();
    }

    @Test
    void keepsWaitingWhileTheClusterIsAwayAndGoesOnWhenItIsBack() {
        cluster.goAway();
        var id = request(shop.release("1.0.0"));
        reaches(id, DeploymentState.PROGRESSING);

        cluster.comeBack();

        succeeds(id);
    }

    /** And says in between neither that it failed nor that it is done. */
    @Test
    void waitsWhileTheTurnGoesFromOnePortalToAnother() throws Exception {
        var id = request(shop.release("1.0.0"));
        reaches(id, DeploymentState.VERIFYING);
        var told = deployments.events(id).size();
        try (var other = database.getConnection();
                var turn = other.createStatement()) {
            turn.execute("select pg_terminate_backend(pid), pg_advisory_lock((classid::bigint << 32) | objid::bigint)"
                    + " from pg_locks where locktype = 'advisory' and granted"
                    + " and database = (select oid from pg_database where datname = current_database())");
            await().until(() -> !workloads.looked(new WorkloadId("staging", Shop.ORDERS.name())));
            clock.advance(Duration.ofSeconds(10));
            ticker.tick();
            assertThat(deployments.events(id)).hasSize(told);
            assertThat(stateOf(id)).isEqualTo(DeploymentState.VERIFYING);
            turn.execute("select pg_advisory_unlock_all()");
        }
        succeeds(id);
    }

    private void tellAgainOf(Release release) {
        automatic.on(new ReleaseCreated(release.id(), release.component(), release.version(), release.createdBy()));
    }

    private DeploymentId request(Release release) {
        return deployments.request(new DeploymentRequest(
                Shop.ORDERS, "staging", revision(release), Cause.PROMOTION, "ada", "because", null));
    }

    private Revision revision(Release release) {
        return shop.revision(release, "staging");
    }

    private DeploymentId succeeds(DeploymentId id) {
        ticker.tickUntil(() -> assertThat(stateOf(id)).isEqualTo(DeploymentState.SUCCEEDED));
        return id;
    }

    private void reaches(DeploymentId id, DeploymentState state) {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            ticker.tick();
            assertThat(stateOf(id)).isEqualTo(state);
        });
    }

    private DeploymentState stateOf(DeploymentId id) {
        return deployments.get(id).state();
    }
}
