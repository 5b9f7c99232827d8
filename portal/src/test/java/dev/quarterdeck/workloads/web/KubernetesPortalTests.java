package dev.quarterdeck.workloads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.StoredArtifact;
import dev.quarterdeck.delivery.release.TestSummary;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.ForeignChanges;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

class KubernetesPortalTests extends ControlPlaneTest {

    private static final EntityRef CART = EntityRef.component("cart");
    private static final String PAGE = "/workloads/live/cart";

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

    @BeforeEach
    void aWorkloadOnTheCluster() {
        environments.define(new Environment("live", 1, "main", 2, false, 0, Duration.ofHours(8), false, null), "ada");
        if (workloads.desired(CART, "live").isEmpty()) {
            desire(release("1.0.0"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.observed(CART, "live"))
                        .hasValueSatisfying(seen -> assertThat(seen.ready()).isEqualTo(2)));
    }

    private Release release(String version) {
        return releases.register(new NewRelease(
                CART,
                version,
                "c0ffee0",
                null,
                new StoredArtifact(URI.create("file:///nowhere/cart.jar"), "a".repeat(64), 1),
                """
                {"apiVersion": "score.dev/v1b1", "metadata": {"name": "cart"},
                 "containers": {"main": {"image": ".", "variables":
                   {"DB_URL": "${resources.db.url}", "DB_PASSWORD": "${resources.db.password}"}}},
                 "resources": {"db": {"type": "postgres"}}}""",
                TestSummary.NONE,
                List.of(),
                "ada"));
    }

    private void desire(Release release) {
        var revision = new Revision(
                release.id().value(), configurations.current(CART, "live").id());
        transaction.executeWithoutResult(_ -> workloads.desire(CART, "live", revision, 2));
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
            change(client, "other:1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page(PAGE))
                            .contains("Somebody changed this on the cluster", "kubectl-edit", "other:1"));
            assertThat(page("/api/v1/workloads/live/cart/foreign-changes"))
                    .contains("\"found\":\"other:1\"", "\"manager\":\"kubectl-edit\"");

            assertThat(putBack("Too soon", seen())).hasStatus3xxRedirection();
            assertThat(putBack("The image is ours to say", "another page")).hasStatus3xxRedirection();
            assertThat(image(client)).isEqualTo("other:1");
            assertThat(putBack("The image is ours to say", seen())).hasRedirectedUrl(PAGE);
            assertThat(image(client)).endsWith("registry.test/cart:1.0.0");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(PAGE)).doesNotContain("Somebody changed this on the cluster"));
        assertThat(page(PAGE + "/restorations/new")).contains("There is nothing to put back");
        assertThat(audit.page(new AuditFilter(null, "workload.put-back", null, null), null, 20)
                        .items())
                .anySatisfy(record -> assertThat(record.detail().toString()).contains("image"));
    }

    /** As a person with kubectl would. */
    private static void change(KubernetesClient client, String image) {
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
                        {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "%s"}]}}}}""".formatted(image));
    }

    private String seen() {
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(page(PAGE + "/restorations/new"));
        return seen.find() ? seen.group(1) : "";
    }

    private MvcTestResult putBack(String reason, String seen) {
        return browser.post()
                .uri(PAGE + "/restorations")
                .param("reason", reason)
                .param("seen", seen)
                .with(user("ada").roles("ENGINEER"))
                .with(csrf())
                .exchange();
    }

    @Test
    void appliesNothingOverWhatOthersSeeToUntilSomebodyTakesIt() {
        var before = workloads.desired(CART, "live").orElseThrow();
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            change(client, "other:2");
            desire(release("1.1.0"));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(page(PAGE)).contains("Somebody else sees to what would change", "kubectl-edit"));
            assertThat(image(client)).isEqualTo("other:2");

            assertThat(putBack("The image is ours to say", seen())).hasRedirectedUrl(PAGE);
            assertThat(image(client)).isEqualTo("registry.test/cart:1.1.0");
        } finally {
            transaction.executeWithoutResult(_ -> workloads.desire(CART, "live", before, 2));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.observed(CART, "live"))
                        .hasValueSatisfying(
                                seen -> assertThat(seen.completes(before, 2, 2)).isTrue()));
        // what others changed is compared once that is known
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workloads.foreign(new WorkloadId("live", "cart")))
                        .isEqualTo(ForeignChanges.NONE));
    }

    @Test
    void viewersMayNotPutItBack() {
        assertThat(browser.post()
                        .uri(PAGE + "/restorations")
                        .param("reason", "The image is ours to say")
                        .param("seen", "0")
                        .with(user("eve").roles("VIEWER"))
                        .with(csrf()))
                .hasStatus(403);
    }

    @Test
    void keepsPasswordsOutOfWhatIsShown() {
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            var secret = client.secrets().inNamespace(namespace).list().getItems().stream()
                    .filter(one -> one.getData() != null && one.getData().containsKey("DB_PASSWORD"))
                    .findFirst()
                    .orElseThrow();
            var password =
                    new String(Base64.getDecoder().decode(secret.getData().get("DB_PASSWORD")), StandardCharsets.UTF_8);
            var manifest = Serialization.asYaml(client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName("cart")
                    .require());
            assertThat(password).hasSizeGreaterThan(10);
            assertThat(manifest).contains("secretKeyRef", "DB_URL").doesNotContain(password);
            assertThat(page(PAGE)).doesNotContain(password);
        }
    }

    @Test
    void showsTheClusterAndWhatThePortalMayDoThere() {
        assertThat(page("/connections")).contains("Kubernetes v1.", "/connections/clusters/main");
        assertThat(page("/connections/clusters/main"))
                .contains("Run workloads", "Allowed")
                .doesNotContain("Not allowed");
        assertThat(page("/api/v1/connections/clusters/main/access")).contains("\"missing\":[]");
    }

    @Test
    void saysOfAClusterThatIsGoneThatItIs() {
        assertThat(page("/connections")).contains("/connections/clusters/gone", "Does not answer");
        assertThat(page("/connections/clusters/gone"))
                .contains("The cluster does not answer", "It did not since the portal was started");
        assertThat(browser.get()
                        .uri("/connections/clusters/nothing")
                        .with(user("ada").roles("ENGINEER")))
                .hasStatus(404);
    }

    @Test
    void makesAnEnvironmentThere() {
        assertThat(make("edge-of-it", "gone", "ADMIN")).hasRedirectedUrl("/environments/edge-of-it");
        assertThat(page("/environments/edge-of-it")).contains("gone");
        assertThat(environments.before(environments.get("edge-of-it")))
                .hasValueSatisfying(before -> assertThat(before.name()).isEqualTo("live"));

        assertThat(make("edge-of-it", "gone", "ADMIN"))
                .hasStatus(422)
                .bodyText()
                .contains("already");
        assertThat(make("nowhere", "nothing", "ADMIN"))
                .hasStatus(422)
                .bodyText()
                .contains("Cluster: the portal is not connected to");
        assertThat(make(namespace, "main", "ADMIN")).hasStatus(422).bodyText().contains("has the namespace");
        assertThat(make("theirs", "main", "ENGINEER")).hasStatus(403);
    }

    @Test
    void runsAsManyReplicasAsTheLoadAsksForWhereTheEnvironmentSaysSo() {
        assertThat(make("elastic", "main", "ADMIN", "most", "5", "cpu", "60"))
                .hasRedirectedUrl("/environments/elastic");
        assertThat(page("/environments/elastic")).contains("2 to 5 of each workload, so many that they use 60 %");
        assertThat(page("/environments")).contains(">2–5<");
        assertThat(page("/api/v1/environments/elastic")).contains("\"autoscaling\":{\"most\":5,\"cpuPercent\":60}");
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            client.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("elastic")
                            .endMetadata()
                            .build())
                    .create();
            var revision = workloads.desired(CART, "live").orElseThrow();
            transaction.executeWithoutResult(_ -> workloads.desire(CART, "elastic", revision, 2));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.autoscaling()
                                    .v2beta2()
                                    .horizontalPodAutoscalers()
                                    .inNamespace("elastic")
                                    .list()
                                    .getItems())
                            .singleElement()
                            .satisfies(made -> {
                                assertThat(made.getSpec().getMinReplicas()).isEqualTo(2);
                                assertThat(made.getSpec().getMaxReplicas()).isEqualTo(5);
                            }));
        }
    }

    private MvcTestResult make(String name, String cluster, String role, String... more) {
        var form = browser.post().uri("/environments");
        for (var field = 0; field < more.length; field += 2) {
            form.param(more[field], more[field + 1]);
        }
        return form.param("name", name)
                .param("cluster", cluster)
                .param("after", "live")
                .with(user("ada").roles(role))
                .with(csrf())
                .exchange();
    }
}
