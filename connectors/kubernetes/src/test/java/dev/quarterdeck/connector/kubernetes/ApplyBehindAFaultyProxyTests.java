package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Answered;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Late;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Unheard;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Question;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workloads that are applied on a bad day: none is there twice or by half. */
class ApplyBehindAFaultyProxyTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RealControlPlane plane;
    private static KubeletStandIn kubelet;
    private FaultyProxy proxy;
    private OneWorkload shop;

    @BeforeAll
    static void start() throws Exception {
        plane = RealControlPlane.shared();
        kubelet = KubeletStandIn.saying(plane);
    }

    @AfterAll
    static void stop() {
        if (kubelet != null) {
            kubelet.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        proxy = new FaultyProxy(plane);
        shop = new OneWorkload(plane, proxy);
    }

    @AfterEach
    void close() {
        shop.close();
        proxy.close();
    }

    private static boolean writes(Question question) {
        return !question.method().equals("GET");
    }

    private static boolean writesDeployments(Question question) {
        return writes(question) && question.path().contains("/deployments");
    }

    private int replicaSets() {
        return shop.admin
                .apps()
                .replicaSets()
                .inNamespace(shop.namespace)
                .list()
                .getItems()
                .size();
    }

    @Test
    void asksOncePerApplyWhileItIsRefusedForNowAndAppliesOnceAfterwards() {
        var workload = OneWorkload.workload("r1", 1, Map.of());
        shop.cluster.observe(OneWorkload.ID);
        for (var status : List.of(429, 500, 503)) {
            proxy.let(ApplyBehindAFaultyProxyTests::writesDeployments, new Answered(status, "not just now"));
            proxy.forget();

            assertThatThrownBy(() -> shop.cluster.apply(workload))
                    .isExactlyInstanceOf(SourceUnavailable.class)
                    .hasMessage("The cluster 'test' cannot do that just now: not just now");
            assertThat(proxy.asked(ApplyBehindAFaultyProxyTests::writesDeployments))
                    .isEqualTo(1);
            proxy.heal();
        }
        assertThat(shop.cluster.observe(OneWorkload.ID)).isEmpty();

        shop.applied(workload);
        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(1);
        proxy.forget();
        shop.cluster.apply(workload);
        assertThat(proxy.asked(ApplyBehindAFaultyProxyTests::writes)).isZero();
    }

    @Test
    void appliesNothingTwiceOfWhichTheAnswerWasLost() {
        var workload = OneWorkload.workload("r1", 1, Map.of());
        shop.cluster.observe(OneWorkload.ID);
        proxy.letOnce(ApplyBehindAFaultyProxyTests::writesDeployments, new Unheard());

        assertThatThrownBy(() -> shop.cluster.apply(workload)).isInstanceOf(SourceUnavailable.class);
        shop.applied(workload);

        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(1);
        assertThat(replicaSets()).isEqualTo(1);
    }

    @Test
    void readsFromMemoryWhileAnApplyTakesItsTime() {
        shop.applied(OneWorkload.workload("r1", 1, Map.of()));
        var next = OneWorkload.workload("r2", 1, Map.of("COLOUR", "red"));
        proxy.let(_ -> true, new Late(Duration.ofSeconds(1)));
        proxy.forget();

        var applied = CompletableFuture.runAsync(() -> shop.cluster.apply(next));
        await().atMost(SOON).until(() -> proxy.asked(ApplyBehindAFaultyProxyTests::writesDeployments) == 1);
        for (var times = 0; times < 1_000; times++) {
            assertThat(shop.status().revision()).isEqualTo("r1");
        }
        assertThat(applied).isNotDone();
        applied.join();
        assertThat(shop.status().revision()).isEqualTo("r2");
        assertThat(proxy.asked(ApplyBehindAFaultyProxyTests::writesDeployments)).isEqualTo(1);
        assertThat(shop.deployment().getMetadata().getGeneration()).isEqualTo(2);
    }

    /** Its budget too, which the portal remembers to have made. */
    @Test
    void saysThatItsNamespaceIsBeingDeletedAndMakesAllAgainInTheNextOne() {
        var workload = OneWorkload.workload("r1", 2, Map.of());
        shop.applied(workload);
        holdAndDelete();
        await().atMost(SOON).until(() -> shop.cluster.observe(OneWorkload.ID).isEmpty());
        proxy.forget();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.cluster.apply(workload))
                .withMessage(
                        "The namespace '%s' is being deleted: nothing can be made there until it is gone and made again"
                                .formatted(shop.namespace));
        assertThat(proxy.asked(ApplyBehindAFaultyProxyTests::writes)).isEqualTo(1);

        release();
        shop.applied(workload);
        assertThat(shop.admin
                        .genericKubernetesResources("policy/v1beta1", "PodDisruptionBudget")
                        .inNamespace(shop.namespace)
                        .withName("shop")
                        .get())
                .isNotNull();
    }

    private void holdAndDelete() {
        shop.admin
                .configMaps()
                .inNamespace(shop.namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("held")
                        .withFinalizers("test.example/held")
                        .endMetadata()
                        .build())
                .create();
        shop.admin.namespaces().withName(shop.namespace).delete();
    }

    private void release() {
        shop.admin
                .configMaps()
                .inNamespace(shop.namespace)
                .withName("held")
                .edit(held -> new ConfigMapBuilder(held)
                        .editMetadata()
                        .withFinalizers(List.of())
                        .endMetadata()
                        .build());
        await().atMost(SOON)
                .until(() -> shop.admin.namespaces().withName(shop.namespace).get() == null);
        shop.admin
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(shop.namespace)
                        .endMetadata()
                        .build())
                .create();
    }
}
