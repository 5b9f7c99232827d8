package dev.quarterdeck.workloads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.connector.kubernetes.KubeletStandIn;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.StoredArtifact;
import dev.quarterdeck.delivery.release.TestSummary;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The portal without the embedded cluster, with a real control plane in its place. */
@PortalTest
@TestPropertySource(
        properties = {"quarterdeck.local-cluster.enabled=false", "quarterdeck.kubernetes.main.heartbeat=1s"})
class KubernetesPortalTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EntityRef CART = EntityRef.component("cart");
    private static final String PAGE = "/workloads/live/cart";

    private static KubeletStandIn kubelet;
    private static String namespace;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Environments environments;

    @Autowired
    private Configurations configurations;

    @Autowired
    private Releases releases;

    @Autowired
    private Workloads workloads;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AuditQuery audit;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        var plane = RealControlPlane.shared();
        namespace = plane.newNamespace("live");
        registry.add("quarterdeck.kubernetes.main.kubeconfig", plane::kubeconfig);
        registry.add("quarterdeck.kubernetes.main.namespaces.live", () -> namespace);
        registry.add("quarterdeck.kubernetes.main.image", () -> "registry.test/{component}:{version}");
    }

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
    void aWorkloadOnTheCluster() {
        environments.define(new Environment("live", 1, "main", 2, false, 0, Duration.ofHours(8), false), "ada");
        if (workloads.desired(CART, "live").isEmpty()) {
            var release = releases.register(new NewRelease(
                    CART,
                    "1.0.0",
                    "c0ffee0",
                    null,
                    new StoredArtifact(URI.create("file:///nowhere/cart.jar"), "a".repeat(64), 1),
                    """
                    {"apiVersion": "score.dev/v1b1", "metadata": {"name": "cart"}, "containers": {"main": {"image": "."}}}""",
                    TestSummary.NONE,
                    List.of(),
                    "ada"));
            var revision = new Revision(
                    release.id().value(), configurations.current(CART, "live").id());
            transaction.executeWithoutResult(_ -> workloads.desire(CART, "live", revision, 2));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.observed(CART, "live"))
                        .hasValueSatisfying(seen -> assertThat(seen.ready()).isEqualTo(2)));
    }

    private String page(String path) {
        var answer = browser.get().uri(path).with(user("ada").roles("ENGINEER")).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void showsWhatRunsThere() {
        assertThat(page(PAGE)).contains("2 of 2 ready", "http://cart.%s.svc".formatted(namespace));
        assertThat(page("/workloads")).contains("cart");
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            assertThat(image(client)).isEqualTo("registry.test/cart:1.0.0");
        }
    }

    private static String image(KubernetesClient client) {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("cart")
                .require()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    @Test
    void showsWhoChangedWhatOnTheClusterAndPutsItBack() {
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName("cart")
                    .patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.STRATEGIC_MERGE)
                                    .withFieldManager("kubectl-edit")
                                    .build(),
                            """
                            {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "other:1"}]}}}}""");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page(PAGE))
                            .contains("Somebody changed this on the cluster", "kubectl-edit", "other:1"));

            var put = browser.post()
                    .uri(PAGE + "/restorations")
                    .param("reason", "The image is ours to say")
                    .with(user("ada").roles("ENGINEER"))
                    .with(csrf())
                    .exchange();
            assertThat(put).hasStatus3xxRedirection();

            assertThat(image(client)).isEqualTo("registry.test/cart:1.0.0");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(PAGE)).doesNotContain("Somebody changed this on the cluster"));
        assertThat(audit.page(new AuditFilter(null, "workload.put-back", null, null), null, 20)
                        .items())
                .anySatisfy(record -> assertThat(record.action()).isEqualTo("workload.put-back"));
    }

    @Test
    void viewersMayNotPutItBack() {
        assertThat(browser.post()
                        .uri(PAGE + "/restorations")
                        .param("reason", "The image is ours to say")
                        .with(user("eve").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(403);
    }

    @Test
    void showsTheClusterAndWhatThePortalMayDoThere() {
        assertThat(page("/connections")).contains("Kubernetes v1.", "/connections/clusters/main");
        assertThat(page("/connections/clusters/main"))
                .contains("Run workloads", "Allowed")
                .doesNotContain("Not allowed");
    }
}
