package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.GuardedCluster.Permission;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A control plane that goes away, is silent, refuses, and comes back; the portal has only the rights that it asks for. */
class BadDayTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RealControlPlane plane;
    private static KubeletStandIn kubelet;
    private OneWorkload shop;

    @BeforeAll
    static void start() throws Exception {
        plane = RealControlPlane.start();
        kubelet = KubeletStandIn.saying(plane);
    }

    @AfterAll
    static void stop() {
        if (plane != null) {
            kubelet.close();
            plane.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        shop = new OneWorkload(plane, RealControlPlane.PORTAL);
        grant();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** The Role that the portal ships with. */
    private void grant() throws Exception {
        var file = Path.of("../../deploy/kubernetes/role.yaml");
        try (var role = Files.newInputStream(file)) {
            shop.admin.load(role).inNamespace(shop.namespace).forceConflicts().serverSideApply();
        }
        shop.admin
                .rbac()
                .roleBindings()
                .inNamespace(shop.namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("portals")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "quarterdeck")
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .serverSideApply();
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> shop.cluster.permissions("test").stream().allMatch(Permission::allowed));
    }

    private void withdraw() {
        shop.admin
                .rbac()
                .roleBindings()
                .inNamespace(shop.namespace)
                .withName("portals")
                .delete();
        await().atMost(SOON)
                .until(() -> shop.cluster.permissions("test").stream().noneMatch(Permission::allowed));
    }

    private void awaitAbsence() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(() -> shop.cluster.observe(OneWorkload.ID))
                        .isInstanceOf(SourceUnavailable.class));
    }

    @Test
    void catchesUpWithWhatHappenedWhileTheApiServerWasKilled() {
        var first = OneWorkload.workload("r1", 1, Map.of());
        var second = OneWorkload.workload("r2", 2, Map.of("COLOUR", "red"));
        shop.applied(first);

        plane.killApi();
        awaitAbsence();
        assertThatThrownBy(() -> shop.cluster.apply(second)).isInstanceOf(SourceUnavailable.class);
        assertThatThrownBy(() -> shop.cluster.events(OneWorkload.ID, 5)).isInstanceOf(SourceUnavailable.class);
        plane.restartApi();

        await().atMost(SOON).ignoreException(SourceUnavailable.class).untilAsserted(() -> {
            shop.cluster.apply(second);
            assertThat(shop.status().complete()).isTrue();
        });
        assertThat(shop.status().revision()).isEqualTo("r2");
        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(2);
        assertThat(shop.admin
                        .apps()
                        .replicaSets()
                        .inNamespace(shop.namespace)
                        .list()
                        .getItems())
                .hasSize(2);
    }

    /** From an earlier snapshot: the cluster counts its changes from there, below those it has told before. */
    @Test
    void takesUpWhatIsThereAfterTheClusterWasRestored() throws Exception {
        var first = OneWorkload.workload("r1", 1, Map.of());
        var second = OneWorkload.workload("r2", 2, Map.of("COLOUR", "red"));
        shop.applied(first);
        var backUp = plane.backUp();
        await().atMost(SOON).ignoreException(SourceUnavailable.class).untilAsserted(() -> shop.applied(second));

        plane.restore(backUp);
        // as whoever restores a cluster does with its kubelets
        kubelet.close();
        kubelet = KubeletStandIn.saying(plane);

        await().atMost(SOON)
                .ignoreException(SourceUnavailable.class)
                .untilAsserted(() -> assertThat(shop.status()).satisfies(status -> {
                    assertThat(status.revision()).isEqualTo("r1");
                    assertThat(status.observed()).hasSize(1);
                }));
        await().atMost(SOON).ignoreException(SourceUnavailable.class).untilAsserted(() -> shop.applied(second));
        assertThat(shop.deployment().getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void doesNotWaitLongForAnApiServerThatIsSilent() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of()));

        plane.pauseApi();
        try {
            awaitAbsence();
            assertThatThrownBy(() -> shop.cluster.count()).isInstanceOf(SourceUnavailable.class);
        } finally {
            plane.resumeApi();
        }

        await().atMost(SOON)
                .ignoreException(SourceUnavailable.class)
                .until(() -> shop.status().complete());
    }

    @Test
    void namesWhatItIsNotAllowedAnyMoreAndGoesOnWhenItIs() throws Exception {
        shop.applied(OneWorkload.workload("r1", 1, Map.of()));
        var next = OneWorkload.workload("r2", 1, Map.of("COLOUR", "red"));
        withdraw();

        assertThatThrownBy(() -> shop.cluster.apply(next))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("deployments")
                .hasMessageContaining("forbidden");
        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(1);

        grant();
        shop.applied(next);
    }

    /** The Service is there, the Deployment is not: the next look makes up for it. */
    @Test
    void finishesWhatWasOnlyHalfApplied() throws Exception {
        var workload = OneWorkload.workload("r1", 1, Map.of());
        shop.cluster.observe(OneWorkload.ID);
        shop.admin
                .rbac()
                .roles()
                .inNamespace(shop.namespace)
                .withName("quarterdeck")
                .edit(role -> {
                    role.getRules().stream()
                            .filter(rule -> rule.getResources().contains("deployments"))
                            .forEach(rule -> rule.setVerbs(List.of("get", "list", "watch")));
                    return role;
                });
        await().atMost(SOON)
                .until(() -> !shop.cluster.permissions("test").stream().allMatch(Permission::allowed));
        assertThatThrownBy(() -> shop.cluster.apply(workload)).isInstanceOf(SourceUnavailable.class);
        assertThat(shop.admin
                        .services()
                        .inNamespace(shop.namespace)
                        .withName("shop")
                        .get())
                .isNotNull();
        assertThat(shop.cluster.observe(OneWorkload.ID)).isEmpty();

        grant();
        shop.applied(workload);
    }
}
