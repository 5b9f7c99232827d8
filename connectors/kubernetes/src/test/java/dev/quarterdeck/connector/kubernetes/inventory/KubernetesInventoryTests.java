package dev.quarterdeck.connector.kubernetes.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health.Status;
import dev.quarterdeck.connector.inventory.Inventory.DeprecatedUse;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.kubernetes.Masks;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What is seen of a real control plane; a stand-in says of pods that they run. */
class KubernetesInventoryTests extends InventoryOnThePlane {

    @Test
    void watchesWhatTheClusterServesInTheVersionThatItServes() {
        var standing = there.inventory.standing();
        assertThat(standing.problem()).isNull();
        assertThat(standing.version()).startsWith("v1.");
        assertThat(standing.events()).isEqualTo(Watch.WATCHED);
        assertThat(standing.kinds())
                // Argo CD is not everywhere
                .filteredOn(kind -> kind.kind() != Kind.APPLICATION)
                .allSatisfy(kind -> assertThat(kind.watch()).isEqualTo(Watch.WATCHED));
        assertThat(standing.kinds()).anySatisfy(kind -> {
            assertThat(kind.kind()).isEqualTo(Kind.CRON_JOB);
            assertThat(kind.apiVersion()).startsWith("batch/");
        });
        assertThat(there.inventory.all(Kind.NODE)).isNotEmpty();
    }

    @Test
    void followsAWorkloadDownToItsPods() {
        there.deploy("cart", "shop:1");
        await().atMost(OneInventory.SOON)
                .untilAsserted(() -> assertThat(
                                there.get(Kind.DEPLOYMENT, "cart").health().status())
                        .isEqualTo(Status.HEALTHY));

        var deployment = there.get(Kind.DEPLOYMENT, "cart");
        var sets = there.inventory.controlledBy(deployment.uid());
        assertThat(sets).singleElement().satisfies(set -> assertThat(set.kind()).isEqualTo(Kind.REPLICA_SET));
        var pods = there.inventory.controlledBy(sets.iterator().next().uid());
        assertThat(pods).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.health().status()).isEqualTo(Status.HEALTHY);
            assertThat(pod.facts()).isInstanceOfSatisfying(Facts.Pod.class, facts -> {
                assertThat(facts.node()).isNotNull();
                assertThat(facts.requests()).isEqualTo(new Facts.Amounts(0.1, 64 << 20));
            });
        });
        assertThat(there.inventory.events()).anySatisfy(event -> {
            assertThat(event.concerns(deployment.id())).isTrue();
            assertThat(event.reason()).isEqualTo("ScalingReplicaSet");
        });

        there.admin
                .apps()
                .deployments()
                .inNamespace(there.namespace)
                .withName("cart")
                .delete();
        await().atMost(OneInventory.SOON)
                .until(() -> pods.stream()
                        .map(ClusterObject::id)
                        .allMatch(pod -> there.inventory.find(pod).isEmpty()));
        assertThat(there.inventory.controlledBy(deployment.uid())).isEmpty();
    }

    @Test
    void saysWhyAPodDoesNotStart() {
        there.deploy("broken", "missing:1");
        await().atMost(OneInventory.SOON)
                .untilAsserted(() -> assertThat(there.inventory.all(Kind.POD)).anySatisfy(pod -> {
                    assertThat(pod.name()).startsWith("broken-");
                    assertThat(pod.health().status()).isEqualTo(Status.DEGRADED);
                    assertThat(pod.health().why()).contains("Image missing:1", "cannot be pulled");
                }));
    }

    @Test
    void tellsWhatChanged() throws Exception {
        Set<ObjectId> told = ConcurrentHashMap.newKeySet();
        try (var _ = there.inventory.watch(told::addAll)) {
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: told}, data: {colour: red}}");
            var id = there.id(Kind.CONFIG_MAP, "told");
            await().atMost(OneInventory.SOON).until(() -> told.contains(id));
            var hash = hash("told");

            told.clear();
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: told}, data: {colour: blue}}");
            await().atMost(OneInventory.SOON).until(() -> told.contains(id));
            assertThat(hash("told")).isNotEqualTo(hash);
        }
    }

    private static String hash(String name) {
        return there.get(Kind.CONFIG_MAP, name).facts() instanceof Facts.Data data ? data.hash() : "";
    }

    @Test
    void keepsAndShowsNoSecret() {
        there.apply("{apiVersion: v1, kind: Secret, metadata: {name: db}, stringData: {password: swordfish}}");
        await().atMost(OneInventory.SOON)
                .until(() -> there.inventory.find(there.id(Kind.SECRET, "db")).isPresent());
        assertThat(there.get(Kind.SECRET, "db").toString())
                .contains("password")
                .doesNotContain("swordfish", "c3dvcmRmaXNo");
        assertThat(there.inventory.describe(there.id(Kind.SECRET, "db"), true))
                .hasValueSatisfying(found -> assertThat(found.yaml())
                        .contains("password", Masks.DOTS, "managedFields")
                        .doesNotContain("swordfish", "c3dvcmRmaXNo"));
    }

    @Test
    void describesOneObjectWithoutWhatNobodyReads() {
        there.deploy("told-of", "shop:1");
        await().atMost(OneInventory.SOON)
                .until(() -> there.inventory
                        .find(there.id(Kind.DEPLOYMENT, "told-of"))
                        .isPresent());
        await().atMost(OneInventory.SOON)
                .untilAsserted(() -> assertThat(there.inventory.describe(there.id(Kind.DEPLOYMENT, "told-of"), false))
                        .hasValueSatisfying(found -> {
                            assertThat(found.conditions())
                                    .anySatisfy(one -> assertThat(one.type()).isEqualTo("Available"));
                            assertThat(found.yaml())
                                    .contains("image: \"shop:1\"", "PORT", "\"80\"", "DB_PASSWORD")
                                    .doesNotContain("managedFields", "hunter2");
                        }));
        assertThat(there.inventory.describe(there.id(Kind.DEPLOYMENT, "nothing"), false))
                .isEmpty();
    }

    @Test
    void namesWhoStillWritesWhatANewerClusterDoesNotServe() {
        there.apply("""
                apiVersion: policy/v1beta1
                kind: PodDisruptionBudget
                metadata: {name: old}
                spec: {minAvailable: 1, selector: {matchLabels: {app: cart}}}
                """);
        await().atMost(OneInventory.SOON)
                .untilAsserted(() -> assertThat(there.inventory.deprecatedUse())
                        .contains(new DeprecatedUse(
                                "policy/v1beta1 PodDisruptionBudget",
                                "1.25",
                                "policy/v1",
                                there.id(Kind.DISRUPTION_BUDGET, "old"),
                                "fabric8")));
    }
}
