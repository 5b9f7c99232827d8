package dev.quarterdeck.delivery.rollout.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.kubernetes.argo.ApplicationsOnThePlane;
import dev.quarterdeck.connector.kubernetes.argo.ArgoStandIn;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.StoredArtifact;
import dev.quarterdeck.delivery.release.TestSummary;
import dev.quarterdeck.delivery.rollout.Cause;
import dev.quarterdeck.delivery.rollout.DeploymentId;
import dev.quarterdeck.delivery.rollout.DeploymentRequest;
import dev.quarterdeck.delivery.rollout.DeploymentState;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Releases that reach an environment through Git, with a stand-in for Argo CD. */
class GitDeploymentTests extends ControlPlaneTest {

    private static final EntityRef CART = EntityRef.component("cart");
    private static final String WORKLOAD = "/workloads/mirrored/cart";
    private static final String FILE = "mirrored/cart/deployment.yaml";

    @Autowired
    private Environments environments;

    @Autowired
    private Configurations configurations;

    @Autowired
    private Releases releases;

    @Autowired
    private Deployments deployments;

    private KubernetesClient admin;
    private ArgoStandIn argo;

    @BeforeEach
    void follow() {
        environments.define(
                new Environment("mirrored", 2, "main", 1, false, 0, Duration.ofHours(8), false, null), "ada");
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        var applications = new ApplicationsOnThePlane(admin, mirrored);
        applications.make("cart", "spec: {syncPolicy: {automated: {}}}");
        argo = ArgoStandIn.asked(RealControlPlane.shared(), repository, applications, "cart");
        argo.pause();
    }

    @AfterEach
    void close() {
        argo.close();
        admin.close();
    }

    private DeploymentId requested(String version) {
        var release = releases.register(new NewRelease(
                CART,
                version,
                "c0ffee0",
                null,
                new StoredArtifact(URI.create("file:///nowhere/cart.jar"), "b".repeat(64), 1),
                """
                {"apiVersion": "score.dev/v1b1", "metadata": {"name": "cart"},
                 "containers": {"main": {"image": ".", "variables":
                   {"DB_URL": "${resources.db.url}", "DB_PASSWORD": "${resources.db.password}"}}},
                 "resources": {"db": {"type": "postgres"}}}""",
                TestSummary.NONE,
                List.of(),
                "ada"));
        var revision = new Revision(
                release.id().value(), configurations.current(CART, "mirrored").id());
        return deployments.request(
                new DeploymentRequest(CART, "mirrored", revision, Cause.PIPELINE, "ada", null, null));
    }

    private void succeeds(DeploymentId id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deployments.get(id).state()).isEqualTo(DeploymentState.SUCCEEDED));
    }

    @Test
    void waitsForArgoCdAndSaysSo() {
        var first = requested("7.0.0");
        await().atMost(PATIENCE).until(() -> !repository.commits().isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page("/deployments/" + first))
                        .contains(
                                "Committed as " + commit().abbreviate(7).name(),
                                "waiting for Argo CD to sync %s/cart".formatted(mirrored),
                                "/clusters/main/applications/%s/cart".formatted(mirrored)));
        assertThat(commit().getFullMessage()).startsWith("Deploy cart 7.0.0 to mirrored\n");
        assertThat(deployments.get(first).state()).isEqualTo(DeploymentState.PROGRESSING);

        argo.resume();
        succeeds(first);
        assertThat(page("/deployments/" + first)).doesNotContain("Committed as");
        assertThat(repository.files().get(FILE)).contains("registry.test/cart:7.0.0", "secretKeyRef");

        argo.pause();
        var second = requested("7.1.0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(WORKLOAD)).contains("1 of 1 ready", "Committed as"));
        assertThat(page("/api/v1" + WORKLOAD)).contains("\"commit\":\"" + commit().name());
        argo.resume();
        succeeds(second);

        othersChangeItAndItIsPutBack();
        assertThat(page("/connections"))
                .contains("branch main at " + commit().abbreviate(7).name());
    }

    private RevCommit commit() {
        return repository.commits().getFirst();
    }

    private void othersChangeItAndItIsPutBack() {
        var ours = repository.files().get(FILE);
        repository.commit("grace", "Turn it up", FILE, ours.replace("replicas: 1", "replicas: 2"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page(WORKLOAD)).contains("Somebody changed this in Git", "grace in Git ("));

        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(page(WORKLOAD + "/restorations/new"));
        assertThat(seen.find()).isTrue();
        assertThat(browser.post()
                        .uri(WORKLOAD + "/restorations")
                        .param("reason", "One is enough for this")
                        .param("seen", seen.group(1))
                        .with(user("ada").roles("ENGINEER"))
                        .with(csrf()))
                .hasRedirectedUrl(WORKLOAD);
        await().atMost(PATIENCE).until(() -> ours.equals(repository.files().get(FILE)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(WORKLOAD)).doesNotContain("Somebody changed this in Git"));
    }
}
