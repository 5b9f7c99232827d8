package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.ApplyConflict;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import dev.quarterdeck.connector.kubernetes.argo.ApplicationsOnThePlane;
import dev.quarterdeck.connector.kubernetes.argo.ArgoStandIn;
import dev.quarterdeck.connector.kubernetes.git.BareRepository;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload that reaches the cluster through Git, with a stand-in for Argo CD. */
class GitTracksTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DEPLOYMENT = "test/shop/deployment.yaml";

    private static KubeletStandIn kubelet;

    @TempDir
    private Path folder;

    private BareRepository repository;
    private @Nullable OneWorkload shop;
    private @Nullable ArgoStandIn argo;

    @BeforeAll
    static void start() throws Exception {
        kubelet = KubeletStandIn.saying(RealControlPlane.shared());
        ApplicationsOnThePlane.define(RealControlPlane.shared());
    }

    @AfterAll
    static void stop() {
        if (kubelet != null) {
            kubelet.close();
        }
    }

    @BeforeEach
    void make() {
        repository = BareRepository.in(folder.resolve("shop.git"));
    }

    @AfterEach
    void close() {
        if (argo != null) {
            argo.close();
        }
        if (shop != null) {
            shop.close();
        }
        repository.close();
    }

    private OneWorkload open(@Nullable String application, boolean sync) {
        var opened = new OneWorkload(
                RealControlPlane.shared(),
                RealControlPlane.ADMIN,
                repository.settings(folder.resolve("copy.git"), application, sync));
        shop = opened;
        return opened;
    }

    private OneWorkload openWithArgo() {
        var opened = open(null, false);
        argo = ArgoStandIn.looking(RealControlPlane.shared(), repository);
        return opened;
    }

    private static Workload workload(String revision, int replicas) {
        return OneWorkload.workload(revision, replicas, Map.of("COLOUR", "red"));
    }

    private Awaited awaited() {
        return shop.cluster.awaited(OneWorkload.ID).orElseThrow();
    }

    private void committed() {
        await().atMost(SOON).until(() -> awaited().commit() != null);
    }

    @Test
    void writesNoValueOfASecret() {
        openWithArgo();
        shop.applied(OneWorkload.workload(
                "r1", 1, Map.of("COLOUR", "red", "DB_PASSWORD", "hunter2-and-more"), "DB_PASSWORD"));

        assertThat(repository.files())
                .containsOnlyKeys(DEPLOYMENT, "test/shop/service.yaml")
                .allSatisfy((_, text) -> assertThat(text).doesNotContain("hunter2-and-more"));
        var name = shop.deployment().getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("DB_PASSWORD"))
                .findFirst()
                .orElseThrow()
                .getValueFrom()
                .getSecretKeyRef()
                .getName();
        assertThat(shop.admin
                        .secrets()
                        .inNamespace(shop.namespace)
                        .withName(name)
                        .get()
                        .getData())
                .containsOnlyKeys("DB_PASSWORD");
    }

    @Test
    void saysWhatIsCommittedUntilItIsApplied() {
        openWithArgo();
        shop.applied(workload("r1", 1));
        argo.pause();

        shop.cluster.apply(workload("r2", 1));

        committed();
        assertThat(awaited().commit()).isEqualTo(repository.commits().getFirst().name());
        assertThat(awaited().branch()).isEqualTo("main");
        assertThat(awaited().problem()).isNull();
        assertThat(shop.status().revision()).isEqualTo("r1");
        assertThat(shop.status().stalled()).isNull();

        argo.resume();
        shop.applied(workload("r2", 1));
        assertThat(shop.cluster.awaited(OneWorkload.ID)).isEmpty();
    }

    @Test
    void commitsOnceHoweverOftenItIsApplied() {
        openWithArgo();
        for (var time = 0; time < 20; time++) {
            shop.cluster.apply(workload("r1", 1));
        }
        shop.applied(workload("r1", 1));
        for (var time = 0; time < 20; time++) {
            shop.cluster.apply(workload("r1", 1));
        }

        await().during(Duration.ofSeconds(3)).until(() -> repository.commits().size() == 1);
    }

    @Test
    void hasArgoCdLookAtEachCommit() {
        open(null, false);
        restartWith("%s/{component}-{environment}".formatted(shop.namespace), false);
        var applications = new ApplicationsOnThePlane(shop.admin, shop.namespace);
        shop.cluster.apply(workload("r1", 1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(awaited().problem())
                        .isEqualTo("There is no Application %s/shop-test.".formatted(shop.namespace)));

        applications.make("shop-test", "spec: {syncPolicy: {automated: {}}}");
        argo = ArgoStandIn.asked(RealControlPlane.shared(), repository, applications, "shop-test");

        shop.applied(workload("r1", 1));
        shop.applied(workload("r2", 1));
        assertThat(applications.read("shop-test").getMetadata().getAnnotations())
                .isNullOrEmpty();
    }

    /** Of the same workload, as settings of the portal are changed. */
    private void restartWith(@Nullable String application, boolean sync) {
        shop.cluster.close();
        shop.cluster = KubernetesCluster.of(KubernetesConnection.open(
                "test",
                ClusterOnThePlane.settings(RealControlPlane.shared(), RealControlPlane.ADMIN, shop.namespace, null)
                        .withGit(repository.settings(folder.resolve("copy.git"), application, sync))));
    }

    @Test
    void asksForTheSyncOfAnApplicationThatDoesNotSyncByItself() {
        open(null, false);
        var applications = new ApplicationsOnThePlane(shop.admin, shop.namespace);
        applications.make("shop", "spec: {source: {repoURL: x, targetRevision: main}}");
        restartWith(shop.namespace + "/shop", true);

        shop.cluster.apply(workload("r1", 1));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(applications
                                .read("shop")
                                .getAdditionalProperties()
                                .get("operation"))
                        .asString()
                        .contains(
                                "revision=" + repository.commits().getFirst().name(),
                                "Deploy shop r1 to test",
                                "prune=false"));
        argo = ArgoStandIn.asked(RealControlPlane.shared(), repository, applications, "shop");
        shop.applied(workload("r1", 1));
    }

    @Test
    void saysWhyArgoCdDoesNotApplyIt() {
        open(null, false);
        var applications = new ApplicationsOnThePlane(shop.admin, shop.namespace);
        applications.make("shop", """
                spec: {syncPolicy: {automated: {}}}
                status:
                  operationState: {phase: Failed, message: "one object is not valid", operation: {sync: {}}}""");
        restartWith(shop.namespace + "/shop", false);

        shop.cluster.apply(workload("r1", 1));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(awaited().problem()).isEqualTo("The last sync failed: one object is not valid"));
        assertThat(awaited().application()).isEqualTo(shop.namespace + "/shop");
    }

    @Test
    void leavesWhatIsChangedOnTheClusterToArgoCd() {
        openWithArgo();
        var workload = workload("r1", 1);
        shop.applied(workload);
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
                        """
                        {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "other:1"}]}}}}""");

        shop.cluster.apply(workload);

        assertThat(shop.cluster.drift(OneWorkload.ID)).isEmpty();
        assertThat(repository.commits()).hasSize(1);
        shop.applied(workload("r2", 1));
    }

    @Test
    void explainsWhatOthersChangedInGitAndReplacesItOnlyIfSomebodySaysSo() {
        openWithArgo();
        shop.applied(workload("r1", 1));
        repository.commit(
                "ada",
                "More of it",
                DEPLOYMENT,
                repository.files().get(DEPLOYMENT).replace("replicas: 1", "replicas: 3"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.cluster.drift(OneWorkload.ID))
                        .extracting(Drift::object, Drift::field, Drift::wanted, Drift::found)
                        .containsExactly(tuple("Deployment shop", "spec.replicas", "1", "3")));
        assertThat(shop.cluster.drift(OneWorkload.ID).getFirst().manager()).startsWith("ada in Git (");
        await().atMost(SOON).until(() -> shop.status().ready() == 3);

        var next = workload("r2", 1);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(catchThrowableOfType(ApplyConflict.class, () -> shop.cluster.apply(next)))
                                .isNotNull()
                                .extracting(ApplyConflict::conflicts)
                                .asInstanceOf(InstanceOfAssertFactories.list(Conflict.class))
                                .extracting(Conflict::field)
                                .containsExactly("spec.replicas"));
        assertThat(shop.status().revision()).isEqualTo("r1");

        shop.cluster.applyOver(next);
        shop.applied(next);
        assertThat(shop.cluster.drift(OneWorkload.ID)).isEmpty();
    }

    @Test
    void writesNothingWhereSomebodyElseHasSuchAService() {
        open(null, false);
        shop.admin
                .services()
                .inNamespace(shop.namespace)
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.cluster.apply(workload("r1", 1)))
                .withMessageContaining("not the portal's");
        assertThat(repository.commits()).isEmpty();
    }

    @Test
    void givesUpWhatItAppliedItselfBefore() {
        shop = new OneWorkload(RealControlPlane.shared(), RealControlPlane.ADMIN);
        shop.applied(OneWorkload.workload("r1", 1, Map.of("COLOUR", "red", "SHADE", "dark")));
        restartWith(null, false);
        argo = ArgoStandIn.looking(RealControlPlane.shared(), repository);
        shop.applied(OneWorkload.workload("r2", 1, Map.of("COLOUR", "red", "SHADE", "dark")));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(managers()).contains("argocd-controller").doesNotContain("quarterdeck"));
        shop.applied(workload("r3", 1));
        assertThat(shop.deployment()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .extracting(variable -> variable.getName())
                .doesNotContain("SHADE");
    }

    private List<String> managers() {
        return shop.deployment().getMetadata().getManagedFields().stream()
                .map(ManagedFieldsEntry::getManager)
                .toList();
    }

    @Test
    void isGoneOnceItIsRemoved() {
        openWithArgo();
        shop.applied(workload("r1", 1));

        shop.cluster.remove(OneWorkload.ID);

        assertThat(shop.cluster.observe(OneWorkload.ID)).isEmpty();
        await().atMost(SOON).until(() -> shop.deployment() == null);
        assertThat(repository.files()).isEmpty();
    }
}
