package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of objects that others have a hand in too. */
class SharedObjectsTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static KubeletStandIn kubelet;
    private OneWorkload shop;

    @BeforeAll
    static void start() throws Exception {
        kubelet = KubeletStandIn.saying(RealControlPlane.shared());
    }

    @AfterAll
    static void stop() {
        if (kubelet != null) {
            kubelet.close();
        }
    }

    @BeforeEach
    void open() {
        shop = new OneWorkload(RealControlPlane.shared(), RealControlPlane.ADMIN);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** As {@code kubectl patch} does. */
    private void byHand(String patch) {
        shop.admin
                .apps()
                .deployments()
                .inNamespace(shop.namespace)
                .withName("shop")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.STRATEGIC_MERGE)
                                .withFieldManager("kubectl-patch")
                                .build(),
                        patch);
    }

    private static final String OTHER_IMAGE = """
            {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "other:1"}]}}}}""";

    @Test
    void explainsWhatAnotherHandChanged() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of("COLOUR", "red")));
        assertThat(shop.cluster.drift(OneWorkload.ID)).isEmpty();

        byHand(OTHER_IMAGE);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.cluster.drift(OneWorkload.ID))
                        .singleElement()
                        .satisfies(drift -> {
                            assertThat(drift.object()).isEqualTo("Deployment shop");
                            assertThat(drift.field()).isEqualTo("spec.template.spec.containers[main].image");
                            assertThat(drift.wanted()).startsWith("registry.test/shop:");
                            assertThat(drift.found()).isEqualTo("other:1");
                            assertThat(drift.manager()).isEqualTo("kubectl-patch");
                            assertThat(drift.at()).isNotNull();
                        }));
    }

    @Test
    void explainsWhatAnotherHandAddedAndTookAway() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of("COLOUR", "red")));

        byHand("""
                {"spec": {"template": {"spec": {"nodeSelector": {"disk": "fast"}, "containers": [
                  {"name": "main", "env": [{"name": "COLOUR", "$patch": "delete"}]}]}}}}""");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.cluster.drift(OneWorkload.ID))
                        .extracting(Drift::field, Drift::wanted, Drift::found)
                        .contains(
                                tuple("spec.template.spec.nodeSelector.disk", null, "fast"),
                                tuple("spec.template.spec.containers[main].env[COLOUR].value", "red", null)));
    }

    @Test
    void leavesItUntilSomebodySaysYes() {
        var workload = OneWorkload.workload("r1", 1, Map.of());
        shop.applied(workload);
        byHand(OTHER_IMAGE);
        await().atMost(SOON).until(() -> !shop.cluster.drift(OneWorkload.ID).isEmpty());

        shop.cluster.apply(workload);
        assertThat(image()).isEqualTo("other:1");

        shop.cluster.applyOver(workload);
        assertThat(image()).startsWith("registry.test/shop:");
        assertThat(shop.cluster.drift(OneWorkload.ID)).isEmpty();
    }

    private String image() {
        return shop.deployment()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    @Test
    void namesTheFieldAndItsManagerAndAppliesNothing() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of()));
        byHand("""
                {"spec": {"replicas": 3}}""");
        var before = shop.deployment().getMetadata().getGeneration();
        var next = OneWorkload.workload("r2", 2, Map.of());

        assertThatThrownBy(() -> shop.cluster.apply(next))
                .isInstanceOfSatisfying(
                        ApplyConflict.class,
                        conflict -> assertThat(conflict.conflicts())
                                .containsExactly(new Conflict("Deployment shop", ".spec.replicas", "kubectl-patch")));
        assertThatThrownBy(() -> shop.cluster.preview(next)).isInstanceOf(ApplyConflict.class);
        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(before);

        shop.cluster.applyOver(next);
        assertThat(shop.deployment().getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void saysBeforehandWhatWouldChange() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of("COLOUR", "red")));
        var before = shop.deployment().getMetadata().getGeneration();

        var changes = shop.cluster.preview(OneWorkload.workload("r1", 2, Map.of("COLOUR", "blue")));

        assertThat(changes)
                .extracting(change -> "%s: %s -> %s".formatted(change.field(), change.from(), change.to()))
                .containsExactly(
                        "spec.replicas: 1 -> 2", "spec.template.spec.containers[main].env[COLOUR].value: red -> blue");
        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(before);
    }

    @Test
    void touchesNothingOfOthers() {
        var service = shop.admin
                .services()
                .inNamespace(shop.namespace)
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(1)
                        .endPort()
                        .endSpec()
                        .build())
                .create();
        var workload = OneWorkload.workload("r1", 1, Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.cluster.apply(workload))
                .withMessageContaining("Service shop", "not the portal's");
        shop.cluster.remove(OneWorkload.ID);

        assertThat(shop.deployment()).isNull();
        assertThat(shop.admin.resource(service).get().getMetadata().getResourceVersion())
                .isEqualTo(service.getMetadata().getResourceVersion());
    }

    @Test
    void makesADeploymentAgainThatAnotherHandDeleted() {
        var workload = OneWorkload.workload("r1", 1, Map.of());
        shop.applied(workload);
        shop.admin
                .apps()
                .deployments()
                .inNamespace(shop.namespace)
                .withName("shop")
                .delete();
        await().atMost(SOON).until(() -> shop.cluster.observe(OneWorkload.ID).isEmpty());

        shop.applied(workload);
    }

    @Test
    void keepsSecretValuesInASecretThatGoesWithTheWorkload() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of("PASSWORD", "p4ss", "COLOUR", "red"), "PASSWORD"));

        assertThat(shop.deployment().toString()).contains("red").doesNotContain("p4ss");
        var secret = ownSecret();
        assertThat(secret).startsWith("shop-");
        shop.applied(OneWorkload.workload("r2", 1, Map.of("PASSWORD", "other"), "PASSWORD"));
        assertThat(secrets()).isEqualTo(2);

        shop.cluster.remove(OneWorkload.ID);
        assertThat(secrets()).isZero();
    }

    private String ownSecret() {
        return shop.admin
                .secrets()
                .inNamespace(shop.namespace)
                .withLabels(Labels.OWN)
                .list()
                .getItems()
                .getFirst()
                .getMetadata()
                .getName();
    }

    private int secrets() {
        return shop.admin
                .secrets()
                .inNamespace(shop.namespace)
                .withLabels(Labels.OWN)
                .list()
                .getItems()
                .size();
    }

    @Test
    void saysThatAQuotaIsUsedUp() {
        shop.admin
                .resourceQuotas()
                .inNamespace(shop.namespace)
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("few")
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("0"))
                        .endSpec()
                        .build())
                .create();

        shop.cluster.apply(OneWorkload.workload("r1", 1, Map.of()));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.status().stalled()).contains("exceeded quota"));
    }

    @Test
    void saysThatAnImageCannotBePulled() {
        var settings =
                ClusterOnThePlane.settings(RealControlPlane.shared(), RealControlPlane.ADMIN, shop.namespace, null);
        shop.cluster.close();
        shop.cluster = KubernetesCluster.of(KubernetesConnection.open("test", withImage(settings)));

        shop.cluster.apply(OneWorkload.workload("r1", 1, Map.of()));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.status().stalled())
                        .contains("No further within 5 s", "the image cannot be pulled", "registry.test/missing/shop"));
    }

    private static KubernetesSettings withImage(KubernetesSettings settings) {
        return new KubernetesSettings(
                null,
                null,
                false,
                settings.url(),
                settings.token(),
                null,
                settings.caFile(),
                settings.connectTimeout(),
                settings.requestTimeout(),
                settings.heartbeat(),
                settings.namespaces(),
                "registry.test/missing/{component}",
                settings.address(),
                null,
                settings.drain(),
                null);
    }
}
