package dev.quarterdeck.workloads.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.inventory.Facts.Container;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of objects that hang together. */
class ObjectsTests {

    private final RememberedInventory inventory = new RememberedInventory();
    private final Objects objects = new Objects(inventory);

    private static Facts runs(int wanted, int ready, boolean paused) {
        return new Facts.Runs(wanted, ready, ready, "1", paused, List.of("shop:1"), Map.of("app", "cart"), Set.of());
    }

    private static Facts pod(String phase, String node, String image) {
        return new Facts.Pod(
                phase,
                phase.equals("Evicted"),
                node,
                null,
                List.of(new Container("main", image, null, true, 0)),
                new Amounts(0.5, 1L << 30),
                null);
    }

    private ClusterObject cart(Health health) {
        return inventory.has(Kind.DEPLOYMENT, "cart", null, health, runs(2, 1, false));
    }

    @Test
    void aWorkloadThatDoesNotDoWellGivesTheWorstReasonOfItsPods() {
        var cart = cart(Health.progressing("1 of 2 pods are available"));
        var set = inventory.has(Kind.REPLICA_SET, "cart-1", cart, Health.progressing("1 of 2"), runs(2, 1, false));
        inventory.has(Kind.POD, "cart-1-a", set, Health.HEALTHY);
        assertThat(objects.health(cart)).isEqualTo(Health.progressing("1 of 2 pods are available"));

        inventory.has(Kind.POD, "cart-1-b", set, Health.degraded("Image cart:9 cannot be pulled"));
        assertThat(objects.health(cart)).isEqualTo(Health.degraded("Image cart:9 cannot be pulled"));
    }

    @Test
    void aWorkloadThatDoesWellIsNotBlamedForAPodThatItNoLongerNeeds() {
        var cart = cart(Health.HEALTHY);
        var set = inventory.has(Kind.REPLICA_SET, "cart-1", cart, Health.HEALTHY, runs(2, 2, false));
        inventory.has(Kind.POD, "cart-1-b", set, Health.degraded("Evicted"));
        assertThat(objects.health(cart)).isEqualTo(Health.HEALTHY);
    }

    @Test
    void listsWhatIsMadeByNothingElse() {
        var cart = cart(Health.HEALTHY);
        var cron = inventory.has(Kind.CRON_JOB, "report", null, Health.HEALTHY);
        inventory.has(Kind.JOB, "report-1", cron, Health.HEALTHY);
        var alone = inventory.has(Kind.JOB, "by-hand", null, Health.HEALTHY);
        assertThat(objects.workloads()).containsExactlyInAnyOrder(cart, cron, alone);
    }

    @Test
    void leavesOutOldRevisionsUntilTheyAreAskedFor() {
        var cart = cart(Health.HEALTHY);
        var old = inventory.has(Kind.REPLICA_SET, "cart-1", cart, Health.HEALTHY, runs(0, 0, false));
        var now = inventory.has(Kind.REPLICA_SET, "cart-2", cart, Health.HEALTHY, runs(2, 2, false));
        var pod = inventory.has(Kind.POD, "cart-2-a", now, Health.HEALTHY);

        var tree = ObjectTree.of(inventory, pod, false);
        assertThat(tree.rows()).extracting(row -> row.row().object()).containsExactly(cart, now, pod);
        assertThat(tree.rows()).extracting(ObjectTree.Branch::depth).containsExactly(0, 1, 2);
        assertThat(tree.left()).isOne();
        assertThat(ObjectTree.of(inventory, pod, true).rows())
                .extracting(row -> row.row().object())
                .contains(old);
    }

    @Test
    void saysWhatAWorkloadCannotStartWithoutAndIsNotThere() {
        var missing = new ObjectId(Kind.SECRET, "shop", "db");
        var cart = inventory.has(
                Kind.DEPLOYMENT,
                "cart",
                null,
                Health.HEALTHY,
                new Facts.Runs(
                        1, 1, 1, "1", false, List.of(), Map.of("app", "cart", "tier", "front"), Set.of(missing)));
        var service = inventory.has(
                Kind.SERVICE, "cart", null, Health.HEALTHY, new Facts.Points("", Map.of("app", "cart"), Set.of()));
        inventory.has(
                Kind.SERVICE, "others", null, Health.HEALTHY, new Facts.Points("", Map.of("app", "other"), Set.of()));
        inventory.has(Kind.SERVICE, "nobodys", null, Health.HEALTHY, new Facts.Points("", Map.of(), Set.of()));
        inventory.has(
                Kind.INGRESS, "front", null, Health.HEALTHY, new Facts.Points("", Map.of(), Set.of(service.id())));

        assertThat(new Neighbours(inventory).of(cart))
                .extracting(one -> one.id().name(), one -> one.health().status(), Neighbour::there)
                .containsExactly(
                        tuple("front", Health.Status.HEALTHY, true),
                        tuple("cart", Health.Status.HEALTHY, true),
                        tuple("db", Health.Status.MISSING, false));
    }

    @Test
    void countsWhatPodsAskForButNotThoseThatAreOver() {
        inventory.has(
                Kind.NODE,
                "one",
                null,
                Health.HEALTHY,
                new Facts.Node(new Amounts(2, 4L << 30), 10, false, "", "", List.of()));
        inventory.has(Kind.POD, "runs", null, Health.HEALTHY, pod("Running", "one", "shop:1"));
        inventory.has(Kind.POD, "is-over", null, Health.HEALTHY, pod("Evicted", "one", "shop:1"));
        inventory.has(Kind.POD, "elsewhere", null, Health.HEALTHY, pod("Running", "two", "shop:1"));

        assertThat(Capacity.of(inventory)).singleElement().satisfies(one -> {
            assertThat(one.coresInWords()).isEqualTo("0.5 of 2 cores");
            assertThat(one.memoryInWords()).isEqualTo("1 of 4 GiB");
            assertThat(List.of(one.coresShare(), one.memoryShare(), one.podsShare()))
                    .containsExactly(25, 25, 10);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "shop, true",
        "shop:latest, true",
        "shop:1.2, false",
        "registry.test:5000/shop, true",
        "registry.test:5000/shop:1.2, false",
        "shop@sha256:abc, false"
    })
    void knowsImagesWhoseNameMayBeAnotherTomorrow(String image, boolean moves) {
        inventory.has(Kind.POD, "one", null, Health.HEALTHY, pod("Running", "one", image));
        assertThat(ImageRow.of(inventory))
                .singleElement()
                .satisfies(row -> assertThat(row.moves()).isEqualTo(moves));
    }

    @Test
    void offersWhatMakesSense() {
        assertThat(Verb.offered(inventory.has(Kind.DEPLOYMENT, "cart", null, Health.HEALTHY, runs(1, 1, false))))
                .containsExactly(Verb.SCALE, Verb.RESTART, Verb.ROLL_BACK, Verb.PAUSE);
        assertThat(Verb.offered(inventory.has(Kind.DEPLOYMENT, "cart", null, Health.HEALTHY, runs(1, 1, true))))
                .contains(Verb.RESUME)
                .doesNotContain(Verb.PAUSE);
        assertThat(Verb.offered(inventory.has(Kind.SECRET, "db", null, Health.HEALTHY)))
                .isEmpty();
    }

    @Test
    void namesTheFieldOfAWishThatCannotBe() {
        var cart = cart(Health.HEALTHY);
        assertThatThrownBy(() -> new Wish(cart.id(), Verb.SCALE, null, 0, 1_001, null, false, null).operation(cart))
                .hasMessage("Pods: a whole number from 0 to 1000");
        assertThatThrownBy(() -> new Wish(cart.id(), Verb.ROLL_BACK, null, 0, null, null, false, null).operation(cart))
                .hasMessageStartingWith("Revision:");
        assertThatThrownBy(() -> new Wish(cart.id(), Verb.RUN_NOW, null, 0, null, null, false, "A/b").operation(cart))
                .hasMessageStartingWith("once: ");
        assertThat(new Wish(cart.id(), Verb.SCALE, null, 7, 0, null, false, null).operation(cart))
                .isEqualTo(new Operation.Scale(cart.id(), 7, 0));
    }
}
