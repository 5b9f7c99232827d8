package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.Scaling;
import dev.quarterdeck.connector.cluster.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real controllers act on it; only what pods use is measured by nobody here, so that no load makes more of them. */
class AvailabilityTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Scaling UP_TO_FIVE = new Scaling(5, 70, 250);

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

    private static Workload scaled(String revision) {
        return OneWorkload.workload(revision, 2, Map.of(), UP_TO_FIVE);
    }

    private @Nullable HorizontalPodAutoscaler scaler() {
        return shop.admin
                .autoscaling()
                .v2beta2()
                .horizontalPodAutoscalers()
                .inNamespace(shop.namespace)
                .withName("shop")
                .get();
    }

    private @Nullable PodDisruptionBudget budget() {
        return shop.admin
                .policy()
                .v1beta1()
                .podDisruptionBudget()
                .inNamespace(shop.namespace)
                .withName("shop")
                .get();
    }

    @Test
    void scalesWithTheLoadFromTheLeastNumberOn() {
        assertThat(shop.cluster.scalingProblem()).isEmpty();
        shop.applied(scaled("r1"));

        assertThat(shop.status().replicas()).isEqualTo(2);
        assertThat(scaler()).satisfies(made -> {
            var spec = made.getSpec();
            assertThat(spec.getMinReplicas()).isEqualTo(2);
            assertThat(spec.getMaxReplicas()).isEqualTo(5);
            assertThat(spec.getScaleTargetRef().getName()).isEqualTo("shop");
            assertThat(spec.getMetrics())
                    .singleElement()
                    .satisfies(metric -> assertThat(
                                    metric.getResource().getTarget().getAverageUtilization())
                            .isEqualTo(70));
            assertThat(spec.getBehavior().getScaleDown().getStabilizationWindowSeconds())
                    .isEqualTo(300);
        });
        assertThat(shop.deployment()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getResources()
                        .getRequests()
                        .get("cpu"))
                .hasToString("250m");
    }

    @Test
    void leavesTheNumberToTheLoad() {
        shop.applied(scaled("r1"));
        shop.admin
                .apps()
                .deployments()
                .inNamespace(shop.namespace)
                .withName("shop")
                .scale(4);
        await().atMost(SOON).until(() -> shop.status().ready() == 4);

        shop.applied(scaled("r1"));
        shop.applied(scaled("r2"));

        assertThat(shop.status().replicas()).isEqualTo(4);
        assertThat(shop.deployment().getSpec().getReplicas()).isEqualTo(4);
    }

    @Test
    void letsADrainedNodeEndAllReplicasButOne() {
        shop.applied(OneWorkload.workload("r1", 2, Map.of()));

        await().atMost(SOON).until(() -> budget().getStatus().getDisruptionsAllowed() == 1);
        var pods = shop.admin.pods().inNamespace(shop.namespace).list().getItems();
        assertThat(pods).hasSize(2);
        assertThat(shop.admin.pods().resource(pods.getFirst()).evict()).isTrue();
        assertThat(shop.admin.pods().resource(pods.getLast()).evict()).isFalse();
    }

    /** Two budgets about one pod make its eviction fail for good. */
    @Test
    void makesNoBudgetWhereSomebodyElseHasOne() {
        shop.admin
                .resource(new PodDisruptionBudgetBuilder()
                        .withNewMetadata()
                        .withName("of-the-team")
                        .withNamespace(shop.namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withMinAvailable(new IntOrString(1))
                        .withNewSelector()
                        .addToMatchLabels("app.kubernetes.io/name", "shop")
                        .endSelector()
                        .endSpec()
                        .build())
                .create();

        shop.applied(OneWorkload.workload("r1", 2, Map.of()));

        assertThat(budget()).isNull();
        assertThat(evictable()).isTrue();
    }

    private boolean evictable() {
        var pods = shop.admin.pods().inNamespace(shop.namespace).list().getItems();
        return await().atMost(SOON)
                .until(() -> shop.admin.pods().resource(pods.getFirst()).evict(), evicted -> evicted);
    }

    @Test
    void runsThoughAnotherBudgetHasItsName() {
        shop.admin
                .resource(new PodDisruptionBudgetBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .withNamespace(shop.namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withMinAvailable(new IntOrString(1))
                        .withNewSelector()
                        .addToMatchLabels("app", "another")
                        .endSelector()
                        .endSpec()
                        .build())
                .create();

        shop.applied(OneWorkload.workload("r1", 2, Map.of()));

        assertThat(budget().getSpec().getMinAvailable()).isEqualTo(new IntOrString(1));
    }

    @Test
    void keepsNothingOfASingleReplica() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of()));

        assertThat(budget()).isNull();
        assertThat(scaler()).isNull();
    }

    @Test
    void goesWithTheWorkload() {
        shop.applied(scaled("r1"));

        shop.cluster.remove(OneWorkload.ID);

        assertThat(budget()).isNull();
        assertThat(scaler()).isNull();
    }

    @Test
    void leavesAloneWhatIsNotThePortals() {
        shop.admin
                .resource(new HorizontalPodAutoscalerBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .withNamespace(shop.namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withMaxReplicas(9)
                        .withNewScaleTargetRef("apps/v1", "Deployment", "other")
                        .endSpec()
                        .build())
                .create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.cluster.apply(scaled("r1")))
                .withMessageContaining("HorizontalPodAutoscaler shop")
                .withMessageContaining("not the portal's");
        shop.cluster.remove(OneWorkload.ID);
        assertThat(scaler())
                .satisfies(other -> assertThat(other.getSpec().getMaxReplicas()).isEqualTo(9));
    }

    /** As with the Role of an earlier version. */
    @Test
    void runsWithoutABudgetWhereItMayMakeNone() throws Exception {
        shop.close();
        shop = new OneWorkload(RealControlPlane.shared(), RealControlPlane.PORTAL);
        try (var file = Files.newInputStream(Path.of("../../deploy/kubernetes/role.yaml"))) {
            var role = shop.admin.rbac().roles().load(file).item();
            role.getRules().removeIf(rule -> rule.getApiGroups().contains("policy"));
            shop.admin.rbac().roles().inNamespace(shop.namespace).resource(role).create();
            bind(role);
        }

        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> shop.applied(OneWorkload.workload("r1", 2, Map.of())));

        assertThat(budget()).isNull();
        assertThat(shop.cluster.permissions("test"))
                .filteredOn(permission -> !permission.allowed())
                .extracting("resource")
                .containsOnly("poddisruptionbudgets");
    }

    private void bind(Role role) {
        shop.admin
                .rbac()
                .roleBindings()
                .inNamespace(shop.namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("portals")
                        .endMetadata()
                        .withNewRoleRef(
                                "rbac.authorization.k8s.io",
                                "Role",
                                role.getMetadata().getName())
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .create();
    }
}
