package dev.quarterdeck.workloads.cluster.gitops.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.kubernetes.argo.ApplicationsOnThePlane;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people see of Applications on a real control plane, and ask for there; the test plays Argo CD. */
class ApplicationPagesTests extends ControlPlaneTest {

    private static KubernetesClient admin;
    private static String argocd;
    private static ApplicationsOnThePlane argo;

    @Autowired
    private AuditQuery audit;

    @BeforeAll
    static void applications() {
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        ApplicationsOnThePlane.define(RealControlPlane.shared());
        argocd = RealControlPlane.shared().newNamespace("argocd");
        argo = new ApplicationsOnThePlane(admin, argocd);
        admin.configMaps()
                .inNamespace(argocd)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("banner")
                        .endMetadata()
                        .build())
                .create();
        make("shop", "OutOfSync");
        make("blog", "Synced");
    }

    @AfterAll
    static void noApplications() {
        if (admin != null) {
            admin.namespaces().withName(argocd).delete();
            admin.close();
        }
    }

    private static void make(String name, String sync) {
        argo.make(name, """
                spec:
                  project: %1$s
                  source: {repoURL: "https://git.example/%1$s.git", path: deploy, targetRevision: main}
                  destination: {server: "https://kubernetes.default.svc", namespace: %3$s}
                status:
                  sync: {status: %2$s, revision: "2222222222222222222222222222222222222222"}
                  health: {status: Degraded, message: A pod does not start}
                  history:
                  - {id: 0, revision: v1, deployedAt: "2026-03-16T10:00:00Z", source: {repoURL: "https://git.example/shop.git", path: deploy}}
                  - {id: 1, revision: v2, deployedAt: "2026-03-17T10:00:00Z", source: {repoURL: "https://git.example/shop.git", path: deploy}}
                  resources:
                  - {version: v1, kind: ConfigMap, namespace: %3$s, name: banner, status: OutOfSync, requiresPruning: true}
                  - {group: shop.example, version: v1, kind: Shop, namespace: %3$s, name: corner, status: Synced}
                """.formatted(name, sync, argocd));
    }

    private static String path(String name) {
        return "/clusters/main/applications/%s/%s".formatted(argocd, name);
    }

    private String awaited(String path, String... words) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page(path)).contains(words));
        return page(path);
    }

    private List<AuditRecord> records(String action, String subject) {
        return audit.page(new AuditFilter(null, action, null, null), null, 50).items().stream()
                .filter(record -> record.subject().endsWith(subject))
                .toList();
    }

    private MvcTestResult press(String name, String role, String... fields) {
        var request = browser.post()
                .uri(path(name) + "/operations")
                .with(user("ada").roles(role))
                .with(csrf());
        for (var field : fields) {
            request = request.param(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return request.exchange();
    }

    @Test
    void listsApplicationsAndFindsThem() {
        assertThat(awaited("/clusters/main/applications", ">shop<", ">blog<"))
                .contains("Out of sync", "A pod does not start", "2222222", "none yet");
        assertThat(page("/clusters/main/applications/rows?sync=outofsync"))
                .contains(">shop<")
                .doesNotContain(">blog<");
        assertThat(page("/clusters/main/applications/rows?project=blog&health=bad"))
                .contains(">blog<")
                .doesNotContain(">shop<", "<html");
        assertThat(page("/clusters/main/applications/rows?after="))
                .contains(">blog<")
                .doesNotContain("First page");
        assertThat(page("/clusters/main/applications?text=nothing-like-it")).contains("Nothing matches");
        assertThat(page("/api/v1/clusters/main/applications?project=shop"))
                .contains("\"name\":\"shop\"", "\"sync\":\"OutOfSync\"", "\"health\":\"degraded\"")
                .doesNotContain("\"name\":\"blog\"");
        assertThat(page("/clusters/gone/applications")).contains("does not answer");
    }

    @Test
    void showsOneApplication() {
        assertThat(awaited(path("shop"), "objects/configmaps/%s/banner".formatted(argocd)))
                .contains("Git no longer has it", "https://git.example/shop.git", "(this cluster)", "corner", "Sync")
                .contains("verb=roll-back&amp;history=0");
        assertThat(page(path("shop") + "/status")).contains("id=\"status\"").doesNotContain("<html");
        assertThat(page("/api/v1" + path("shop"))).contains("\"prune\":true", "\"requested\":false");
        assertThat(browser.get().uri(path("nothing")).with(user("ada").roles("VIEWER")))
                .hasStatus(404);
    }

    @Test
    void asksForASyncOnceWithAReasonAndKeepsThat() {
        make("synced", "OutOfSync");
        awaited(path("synced"), "verb=sync");
        assertThat(page(path("synced") + "/operations/new?verb=sync"))
                .contains("Left empty it is main", "name=\"dryRun\"");

        assertThat(press("synced", "ENGINEER", "verb=sync", "seen=", "reason=short"))
                .hasRedirectedUrl(path("synced") + "/operations/new?verb=sync");
        assertThat(press("synced", "VIEWER", "verb=sync", "reason=The banner is old"))
                .hasStatus(403);
        assertThat(press("synced", "ENGINEER", "verb=sync", "revision=a b", "reason=The banner is old"))
                .hasRedirectedUrl(path("synced") + "/operations/new?verb=sync&revision=a+b");
        assertThat(Fields.of(argo.read("synced")).has("operation")).isFalse();

        var fields = new String[] {"verb=sync", "seen=", "prune=true", "reason=The banner is old"};
        assertThat(press("synced", "ENGINEER", fields)).hasRedirectedUrl(path("synced"));
        assertThat(Fields.of(argo.read("synced")).at("operation", "initiatedBy").text("username"))
                .isEqualTo("ada");
        assertThat(press("synced", "ENGINEER", fields).getResponse().getRedirectedUrl())
                .startsWith(path("synced") + "/operations/new");
        assertThat(page(path("synced"))).contains("verb=terminate").doesNotContain("verb=sync\"");

        assertThat(records("application.sync-asked", "/synced")).hasSize(2).allSatisfy(record -> {
            assertThat(record.actor()).isEqualTo("ada");
            assertThat(record.reason()).isEqualTo("The banner is old");
        });
        assertThat(records("application.sync-done", "/synced")).hasSize(1);
        assertThat(records("application.sync-conflicted", "/synced")).hasSize(1);
    }

    @Test
    void offersNoRollBackOfWhatSyncsByItself() {
        make("automated", "Synced");
        argo.argo("automated", "{\"spec\": {\"syncPolicy\": {\"automated\": {\"selfHeal\": true}}}}");
        assertThat(awaited(path("automated"), "puts back what others change"))
                .contains("rolls nothing back while it syncs by itself")
                .doesNotContain("verb=roll-back");
        assertThat(page(path("automated") + "/operations/new?verb=roll-back&history=0"))
                .contains("rolls nothing back while it syncs by itself")
                .doesNotContain("name=\"reason\"");
        var answer = browser.post()
                .uri("/api/v1" + path("automated") + "/operations")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"verb\": \"roll-back\", \"history\": 0, \"reason\": \"The banner is old\"}")
                .with(user("ada").roles("ENGINEER"))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(409).bodyText().contains("while it syncs by itself");
        assertThat(records("application.roll-back-refused", "/automated")).hasSize(1);
    }

    @Test
    void asksForARefresh() {
        make("refreshed", "Synced");
        awaited(path("refreshed"), "verb=hard-refresh");
        assertThat(press("refreshed", "ENGINEER", "verb=hard-refresh", "reason=Git has a new tag"))
                .hasRedirectedUrl(path("refreshed"));
        assertThat(argo.read("refreshed").getMetadata().getAnnotations())
                .containsEntry("argocd.argoproj.io/refresh", "hard");
        assertThat(page(path("refreshed"))).contains("is asked to look again");
    }
}
