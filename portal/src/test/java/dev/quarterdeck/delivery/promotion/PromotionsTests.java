package dev.quarterdeck.delivery.promotion;

import static dev.quarterdeck.db.Tables.ACCOUNT;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.TestClock;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.delivery.DeliveryTest;
import dev.quarterdeck.delivery.Shop;
import dev.quarterdeck.delivery.promotion.DecisionOutcome.Accepted;
import dev.quarterdeck.delivery.promotion.DecisionOutcome.Refused;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Awaiting;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Deploying;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.rollout.Cause;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.DeploymentState;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.delivery.rollout.Ticker;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.signals.objective.Evaluation;
import dev.quarterdeck.signals.objective.ObjectiveRows;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.signals.objective.PolicyStep;
import dev.quarterdeck.signals.rollup.Partitions;
import dev.quarterdeck.workloads.FakeCluster;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeliveryTest
class PromotionsTests {

    private static final String REASON = "The evidence is convincing";

    @Autowired
    Promotions promotions;

    @Autowired
    PromotionRequests requests;

    @Autowired
    Deployments deployments;

    @Autowired
    Configurations configurations;

    @Autowired
    FakeCluster cluster;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    AuditQuery audit;

    @Autowired
    Ticker ticker;

    @Autowired
    Objectives objectives;

    @Autowired
    Evaluation evaluation;

    @Autowired
    Partitions partitions;

    @Autowired
    DSLContext db;

    @BeforeEach
    void forget() {
        cluster.reset();
    }

    @Test
    void deploysAtOnceWhereNobodyHasToBeAsked() {
        shop.open(1);
        var release = provenIn("dev", shop.release("1.1.0"));

        assertThat(requests.request(release, "staging", "ada", null)).isInstanceOf(Deploying.class);
    }

    @Test
    void refusesAReleaseThatHasNotRunInTheEnvironmentBefore() {
        shop.open(1);
        var release = provenIn("dev", shop.release("1.1.0"));

        assertThat(requests.request(release, "production", "ada", null))
                .isEqualTo(new RequestOutcome.Refused(Refusal.NOT_IN_ORDER));
    }

    @Test
    void keepsOneRequestOpenHoweverManyAsk() throws Exception {
        shop.open(1);
        var release = provenIn("staging", provenIn("dev", shop.release("1.1.0")));

        var outcomes = atOnce(8, person -> requests.request(release, "production", person, null));

        assertThat(outcomes).filteredOn(Awaiting.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof Awaiting))
                .containsOnly(new RequestOutcome.Refused(Refusal.ALREADY_ASKED));
    }

    @Test
    void refusesTheRequester() {
        shop.open(1);
        var promotion = requested("ada");

        assertThat(reasonOf(promotions.approve(promotion, "ada", REASON))).isEqualTo(Refusal.OWN_REQUEST);
    }

    @Test
    void refusesWhoeverWroteSomeOfIt() {
        shop.open(1);
        var promotion = requested("ada");
        db.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, "someone-else")
                .set(ACCOUNT.DISPLAY_NAME, "Another Name")
                .set(ACCOUNT.EMAIL, "Someone@example.org")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .execute();

        assertThat(reasonOf(promotions.approve(promotion, "someone-else", REASON)))
                .isEqualTo(Refusal.OWN_COMMITS);
    }

    @Test
    void refusesWhoeverWroteItsSettings() {
        shop.open(1);
        takeSmallerOrders("production", "grace");
        var promotion = requested("ada");

        assertThat(reasonOf(promotions.approve(promotion, "grace", REASON))).isEqualTo(Refusal.OWN_SETTINGS);
        assertThat(promotions.approve(promotion, "linus", REASON)).isInstanceOf(DecisionOutcome.Accepted.class);
    }

    @Test
    void doesNotCountARefusalAsAnApproval() {
        shop.open(2);
        var promotion = requested("ada");
        promotions.refuse(promotion, "grace", REASON);

        assertThat(promotions.get(promotion).given()).isZero();
    }

    @Test
    void refusesAShortReason() {
        shop.open(1);

        assertThat(reasonOf(promotions.approve(requested("ada"), "grace", "  fine  \n   ")))
                .isEqualTo(Refusal.REASON_TOO_SHORT);
    }

    @Test
    void deploysWithTheLastApproval() {
        shop.open(2);
        var id = requested("ada");

        assertThat(promotions.approve(id, "grace", REASON)).isInstanceOf(Accepted.class);
        assertThat(deployed()).isEmpty();
        assertThat(promotions.approve(id, "barbara", REASON)).isInstanceOf(Accepted.class);

        assertThat(deployed()).singleElement().satisfies(deployment -> {
            assertThat(deployment.promotion()).isEqualTo(id.value());
            assertThat(deployment.requestedBy()).isEqualTo("ada");
            assertThat(deployment.reason()).contains("barbara", REASON);
        });
        assertThat(audit.page(new AuditFilter(null, "promotion.approved", null, null), null, 10)
                        .items())
                .extracting(AuditRecord::actor)
                .containsExactly("barbara", "grace");
    }

    @Test
    void letsExactlyTheNumberThatIsNeededThroughWhenEightApproveAtOnce() throws Exception {
        shop.open(2);
        var id = requested("ada");

        var outcomes = atOnce(8, person -> promotions.approve(id, person, REASON));

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(2);
        assertThat(promotions.get(id).approvals()).hasSize(2);
        assertThat(deployed()).hasSize(1);
    }

    @Test
    void countsOnePersonOnceHoweverOftenTheyPress() throws Exception {
        shop.open(2);
        var id = requested("ada");

        var outcomes = atOnce(8, _ -> promotions.approve(id, "grace", REASON));

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(promotions.get(id).state()).isEqualTo(PromotionState.AWAITING);
    }

    @Test
    void endsWithOneRefusal() {
        shop.open(2);
        var id = requested("ada");

        promotions.refuse(id, "grace", "It would break the checkout");

        assertThat(promotions.get(id).state()).isEqualTo(PromotionState.REFUSED);
        assertThat(reasonOf(promotions.approve(id, "barbara", REASON))).isEqualTo(Refusal.ALREADY_SETTLED);
        assertThat(deployed()).isEmpty();
    }

    @Test
    void expiresAndMayBeAskedAgain() {
        shop.open(1);
        var id = requested("ada");
        clock.advance(Duration.ofHours(8));

        assertThat(reasonOf(promotions.approve(id, "grace", REASON))).isEqualTo(Refusal.ALREADY_SETTLED);
        promotions.expire(id);

        assertThat(promotions.get(id).state()).isEqualTo(PromotionState.EXPIRED);
        assertThat(promotions.awaiting(Shop.ORDERS, "production")).isEmpty();
    }

    @Test
    void isTakenBackByTheRequesterOnly() {
        shop.open(1);
        var id = requested("ada");

        assertThat(reasonOf(promotions.withdraw(id, "grace"))).isEqualTo(Refusal.NOT_THE_REQUESTER);
        assertThat(promotions.withdraw(id, "ada")).isInstanceOf(Accepted.class);
        assertThat(promotions.get(id).state()).isEqualTo(PromotionState.WITHDRAWN);
    }

    @Test
    void letsAReleaseGoNoFurtherThanItsScorecardAllows() {
        shop.open(1);
        var release = provenIn("staging", provenIn("dev", shop.release("1.0.0")));
        var rows = new CatalogRows(db);
        rows.add(Shop.ORDERS.toString(), "", null);
        rows.add("scorecard:default/readiness", "", null);
        db.update(ENTITY)
                .set(ENTITY.DESCRIPTOR, JSONB.jsonb("""
                        {"spec": {"rules": [], "gates": [{"environment": "production", "level": "bronze"}]}}
                        """))
                .where(ENTITY.KIND.eq("scorecard"))
                .execute();
        level("basic");
        assertThat(requests.request(release, "production", "ada", null))
                .isEqualTo(new RequestOutcome.Refused(Refusal.BELOW_LEVEL));

        level("bronze");
        var asked = (Awaiting) requests.request(release, "production", "ada", null);
        level("basic");
        assertThat(reasonOf(promotions.approve(asked.promotion(), "grace", REASON)))
                .isEqualTo(Refusal.BELOW_LEVEL);
        level("gold");
        assertThat(promotions.approve(asked.promotion(), "grace", REASON)).isInstanceOf(DecisionOutcome.Accepted.class);
    }

    @Test
    void holdsReleasesWhileAnErrorBudgetIsUsedUp() {
        shop.open(1);
        var release = provenIn("staging", provenIn("dev", shop.release("1.0.0")));
        new CatalogRows(db).add(Shop.ORDERS.toString(), "", null);
        var asked = (Awaiting) requests.request(release, "production", "ada", null);
        spendTheBudget();

        assertThat(reasonOf(promotions.approve(asked.promotion(), "grace", REASON)))
                .isEqualTo(Refusal.BUDGET_SPENT);
        promotions.withdraw(asked.promotion(), "ada");
        assertThat(requests.request(release, "production", "ada", REASON))
                .isEqualTo(new RequestOutcome.Refused(Refusal.BUDGET_SPENT));
        assertThat(requests.request(release, "production", "ada", "a fix", true))
                .as("without a word about how")
                .isEqualTo(new RequestOutcome.Refused(Refusal.REASON_TOO_SHORT));

        var mends = (Awaiting) requests.request(release, "production", "ada", "Ends the leak of connections", true);
        assertThat(promotions.get(mends.promotion()).overBudget()).isTrue();
        assertThat(promotions.approve(mends.promotion(), "grace", REASON)).isInstanceOf(Accepted.class);
    }

    private void spendTheBudget() {
        partitions.tend();
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var rows = new ObjectiveRows(db, Shop.ORDERS);
        rows.minute(now.minusSeconds(60), 100, 5, 0);
        rows.completeUntil(now);
        objectives.define(
                ObjectiveRows.available("orders", 0.99, List.of(new PolicyStep(0, "Owner", "Mend it", true))), "ada");
        evaluation.evaluate();
    }

    private void level(String level) {
        db.deleteFrom(SCORECARD_RESULT).execute();
        db.insertInto(SCORECARD_RESULT)
                .set(SCORECARD_RESULT.CARD, "scorecard:default/readiness")
                .set(SCORECARD_RESULT.REF, Shop.ORDERS.toString())
                .set(SCORECARD_RESULT.LEVEL, level)
                .set(SCORECARD_RESULT.SCORE, 50)
                .set(SCORECARD_RESULT.VERDICTS, JSONB.valueOf("[]"))
                .set(SCORECARD_RESULT.SINCE, clock.instant())
                .set(SCORECARD_RESULT.EVALUATED_AT, clock.instant())
                .set(SCORECARD_RESULT.CHANGED_AT, clock.instant())
                .execute();
    }

    @Test
    void asksForApprovalOfAChangedConfigurationToo() {
        shop.open(1);
        var promotion = requested("ada");
        promotions.approve(promotion, "grace", REASON);
        succeeds("production");
        var release = shop.release("1.1.0");
        assertThat(requests.request(release, "production", "ada", null))
                .isEqualTo(new RequestOutcome.Refused(Refusal.ALREADY_RUNNING));

        takeSmallerOrders("production", "ada");

        assertThat(requests.request(release, "production", "ada", null)).isInstanceOf(Awaiting.class);
    }

    @Test
    void callsADeploymentOfAChangedConfigurationSo() {
        shop.open(1);
        var release = provenIn("staging", provenIn("dev", shop.release("1.1.0")));
        takeSmallerOrders("staging", "ada");

        var outcome = (Deploying) requests.request(release, "staging", "ada", null);

        assertThat(deployments.get(outcome.deployment()).cause()).isEqualTo(Cause.CONFIGURATION);
    }

    private void takeSmallerOrders(String environment, String author) {
        var base = configurations.current(Shop.ORDERS, environment).version();
        var settings = new TreeMap<>(Map.of("ORDERS_MAX_QUANTITY", "5"));
        assertThat(configurations.save(Shop.ORDERS, environment, base, settings, author, "Smaller orders for a while"))
                .isPresent();
    }

    private PromotionId requested(String person) {
        var release = provenIn("staging", provenIn("dev", shop.release("1.1.0")));
        return ((Awaiting) requests.request(release, "production", person, "It is time")).promotion();
    }

    private Release provenIn(String environment, Release release) {
        if (!environment.equals("dev")) {
            requests.request(release, environment, "ada", null);
        }
        succeeds(environment);
        return release;
    }

    private void succeeds(String environment) {
        ticker.tickUntil(() -> assertThat(deployments
                        .page(Shop.ORDERS, environment, null, 1)
                        .items()
                        .getFirst()
                        .state())
                .isEqualTo(DeploymentState.SUCCEEDED));
    }

    private List<Deployment> deployed() {
        return deployments.page(Shop.ORDERS, "production", null, 10).items();
    }

    private static Refusal reasonOf(DecisionOutcome outcome) {
        return ((Refused) outcome).reason();
    }

    private interface Attempt<T> {
        T by(String person);
    }

    private static <T> List<T> atOnce(int people, Attempt<T> attempt) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, people)
                    .mapToObj(number -> (Callable<T>) () -> attempt.by("person-" + number))
                    .toList();
            return threads.invokeAll(attempts).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
