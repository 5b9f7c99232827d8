package dev.quarterdeck.connector.kubernetes.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.inventory.Standing.Watched;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A control plane that goes away, and one that lets the portal read nothing at first. */
class InventoryOnABadDayTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RealControlPlane plane;

    @BeforeAll
    static void start() {
        plane = RealControlPlane.start();
    }

    @AfterAll
    static void stop() {
        if (plane != null) {
            plane.close();
        }
    }

    private static Watch watch(OneInventory there, Kind kind) {
        return there.inventory.standing().kinds().stream()
                .filter(one -> one.kind() == kind)
                .map(Watched::watch)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatItKnewAndCatchesUp() {
        try (var there = new OneInventory(plane, RealControlPlane.ADMIN).read()) {
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: stays}}");
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: goes}}");
            var stays = there.id(Kind.CONFIG_MAP, "stays");
            var goes = there.id(Kind.CONFIG_MAP, "goes");
            await().atMost(SOON)
                    .until(() -> there.inventory.find(stays).isPresent()
                            && there.inventory.find(goes).isPresent());

            plane.killApi();
            try {
                seenWhileGone(there, stays);
            } finally {
                plane.restartApi();
            }
            there.admin
                    .configMaps()
                    .inNamespace(there.namespace)
                    .withName("goes")
                    .delete();
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: comes}}");
            await().atMost(SOON)
                    .until(() -> there.inventory.standing().problem() == null
                            && there.inventory.find(goes).isEmpty()
                            && there.inventory
                                    .find(there.id(Kind.CONFIG_MAP, "comes"))
                                    .isPresent());
            assertThat(there.inventory.find(stays)).isPresent();
        }
    }

    @Test
    void showsWhatIsThereAfterTheClusterWasRestored() {
        try (var there = new OneInventory(plane, RealControlPlane.ADMIN).read()) {
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: before}}");
            await().atMost(SOON)
                    .until(() -> there.inventory
                            .find(there.id(Kind.CONFIG_MAP, "before"))
                            .isPresent());
            var backUp = plane.backUp();
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: after}}");
            var after = there.id(Kind.CONFIG_MAP, "after");
            await().atMost(SOON).until(() -> there.inventory.find(after).isPresent());

            plane.restore(backUp);
            await().atMost(SOON).until(() -> there.inventory.find(after).isEmpty());
            there.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: new}}");

            await().atMost(SOON)
                    .until(() -> there.inventory
                            .find(there.id(Kind.CONFIG_MAP, "new"))
                            .isPresent());
            assertThat(there.inventory.find(there.id(Kind.CONFIG_MAP, "before")))
                    .isPresent();
        }
    }

    private static void seenWhileGone(OneInventory there, ObjectId known) {
        await().atMost(SOON).until(() -> there.inventory.standing().problem() != null);
        assertThat(there.inventory.standing().heardAt()).isNotNull();
        assertThat(there.inventory.find(known)).isPresent();
        assertThatThrownBy(() -> there.inventory.describe(known, false)).isInstanceOf(SourceUnavailable.class);
        assertThat(there.inventory.act(new Operation.Cordon(known))).isInstanceOf(Refused.class);
    }

    @Test
    void saysWhatItMayNotReadAndReadsItOnceItMay() throws Exception {
        try (var there = new OneInventory(plane, RealControlPlane.PORTAL)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(there.inventory.standing().kinds())
                            .filteredOn(one -> one.kind() != Kind.APPLICATION)
                            .allSatisfy(one -> assertThat(one.watch()).isEqualTo(Watch.NOT_PERMITTED)));
            assertThat(watch(there, Kind.APPLICATION)).isEqualTo(Watch.NOT_SERVED);
            // the last thing it asks about
            await().atMost(SOON).until(() -> there.inventory.standing().events() == Watch.NOT_PERMITTED);
            assertThat(there.inventory.all(Kind.NAMESPACE)).isEmpty();

            grant(there);
            await().atMost(SOON)
                    .until(() -> watch(there, Kind.NAMESPACE) == Watch.WATCHED
                            && there.inventory.standing().events() == Watch.WATCHED);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(there.inventory.standing().kinds())
                            .filteredOn(one -> one.kind() != Kind.APPLICATION)
                            .allSatisfy(one -> assertThat(one.watch())
                                    .isEqualTo(one.kind() == Kind.SECRET ? Watch.NOT_PERMITTED : Watch.WATCHED)));
            assertThat(there.inventory.all(Kind.NAMESPACE)).isNotEmpty();
        }
    }

    /** The ClusterRole that the portal ships with. */
    private static void grant(OneInventory there) throws Exception {
        try (var file = Files.newInputStream(Path.of("../../deploy/kubernetes/inventory.yaml"))) {
            there.admin.load(file).serverSideApply();
        }
        there.admin
                .rbac()
                .clusterRoleBindings()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName("portals")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "quarterdeck-inventory")
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .create();
    }
}
