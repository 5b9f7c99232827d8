package dev.quarterdeck.workloads.cluster.helm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.kubernetes.helm.WrittenReleases;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people see of the releases of Helm on a real control plane, and do there. */
class HelmPagesTests extends ControlPlaneTest {

    private static KubernetesClient admin;
    private static String shop;
    private static WrittenReleases helm;

    @Autowired
    private AuditQuery audit;

    @BeforeAll
    static void releases() {
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        shop = RealControlPlane.shared().newNamespace("helm");
        helm = new WrittenReleases(admin, shop);
        upgraded("cart");
    }

    @AfterAll
    static void noReleases() {
        if (admin != null) {
            admin.namespaces().withName(shop).delete();
            admin.close();
        }
    }

    private static void upgraded(String release) {
        helm.write(release, 1, "superseded", Map.of("motto", "one", "replicas", 1), manifest(release, "one"));
        helm.write(release, 2, "deployed", Map.of("motto", "two", "replicas", 2), manifest(release, "two"));
        admin.configMaps()
                .inNamespace(shop)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(release)
                        .addToAnnotations("meta.helm.sh/release-name", release)
                        .addToAnnotations("meta.helm.sh/release-namespace", shop)
                        .endMetadata()
                        .addToData("motto", "two")
                        .build())
                .create();
    }

    private static String manifest(String name, String motto) {
        return """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %1$s}
                data: {motto: %2$s}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: %1$s-absent}
                stringData: {password: swordfish-%2$s}
                """.formatted(name, motto);
    }

    private static String release(String name) {
        return "/clusters/main/releases/%s/%s".formatted(shop, name);
    }

    private static String motto(String release) {
        return admin.configMaps()
                .inNamespace(shop)
                .withName(release)
                .require()
                .getData()
                .get("motto");
    }

    private List<AuditRecord> records(String action, String subject) {
        return audit.page(new AuditFilter(null, action, null, null), null, 50).items().stream()
                .filter(record -> record.subject().endsWith(subject))
                .toList();
    }

    private MvcTestResult press(String release, String role, String... fields) {
        var request = browser.post()
                .uri(release(release) + "/rollbacks")
                .with(user("ada").roles(role))
                .with(csrf());
        for (var field : fields) {
            request = request.param(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return request.exchange();
    }

    @Test
    void listsReleasesAndFindsOne() {
        assertThat(page("/clusters/main/releases?namespace=" + shop))
                .contains(">cart<", "shop 1.2.0", "27.2", "Deployed", "aria-current=\"page\">Helm releases");
        assertThat(page("/clusters/main/releases?status=failed&namespace=" + shop))
                .contains("Nothing matches");
        assertThat(page("/clusters/main/releases?text=CAR&namespace=" + shop)).contains(">cart<");
        assertThat(page("/api/v1/clusters/main/releases?namespace=" + shop))
                .contains("\"name\":\"cart\"", "\"revision\":2", "\"chartVersion\":\"1.2.0\"");
        assertThat(page("/clusters/gone/releases")).contains("does not answer");
    }

    @Test
    void turnsThePagesOfALongList() {
        helm.write("long-a", 1, "deployed", Map.of(), "");
        helm.write("long-b", 1, "deployed", Map.of(), "");
        var path = "/api/v1/clusters/main/releases?limit=1&text=long-&namespace=" + shop;
        assertThat(page(path)).contains("long-a", "\"next\":\"%s long-a\"".formatted(shop));
        assertThat(page(path + "&after=" + shop + " long-a")).contains("long-b", "\"next\":null");
    }

    @Test
    void showsOneReleaseDownToItsObjects() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(release("cart")))
                        .contains("objects/configmaps/%s/cart".formatted(shop), "Healthy"));
        assertThat(page(release("cart")))
                .contains(
                        "Upgrade complete",
                        "It is not there",
                        "Missing",
                        "cart-migrate",
                        "Visit the shop",
                        "Roll back…")
                .doesNotContain("swordfish");
        assertThat(page(release("cart") + "?revision=1")).contains("revision 1, not the newest");
        assertThat(page(release("cart") + "/values"))
                .contains("replicas: 2", "••••")
                .doesNotContain("motto: &quot;two");
        assertThat(page(release("cart") + "/manifest"))
                .contains("motto: &quot;two&quot;")
                .doesNotContain("swordfish");
        assertThat(browser.get().uri(release("nothing")).with(user("ada").roles("VIEWER")))
                .hasStatus(404);
        assertThat(browser.get()
                        .uri(release("cart") + "?revision=9")
                        .with(user("ada").roles("VIEWER")))
                .hasStatus(404);
    }

    @Test
    void comparesTwoRevisions() {
        assertThat(page(release("cart") + "/comparison?from=1&to=2"))
                .contains("class=\"del\">replicas: 1", "class=\"add\">replicas: 2")
                .contains("class=\"del\">  motto: &quot;one&quot;", "class=\"add\">  motto: &quot;two&quot;")
                .contains("class=\"add\">  password: &quot;••••••••")
                .doesNotContain("swordfish");
        assertThat(page("/api/v1" + release("cart") + "/comparison?from=1&to=2"))
                .contains("\"kind\":\"ADDED\"");
    }

    @Test
    void saysWhatIsBroken() {
        helm.write("broken", 1, "deployed", "AAAA");
        assertThat(page("/clusters/main/releases?text=broken&namespace=" + shop))
                .contains("cannot be read");
        assertThat(page(release("broken"))).contains("Revision 1 cannot be read.");
        assertThat(page("/api/v1" + release("broken"))).contains("\"fault\":\"");
    }

    @Test
    void rollsBackOnceWithAReasonAndKeepsThat() {
        upgraded("back");
        assertThat(page(release("back") + "/rollbacks/new?revision=1"))
                .contains(
                        "data.motto: two",
                        "data.motto: one",
                        "Its hooks are not run",
                        "Made",
                        "name=\"newest\" value=\"2\"")
                .doesNotContain("swordfish");
        assertThat(page("/api/v1" + release("back") + "/rollbacks/1/plan"))
                .contains("\"effect\":\"changed\"", "\"effect\":\"created\"");

        assertThat(press("back", "ENGINEER", "revision=1", "newest=2", "reason=short"))
                .hasRedirectedUrl(release("back") + "/rollbacks/new?revision=1");
        assertThat(press("back", "VIEWER", "revision=1", "newest=2", "reason=The new motto is wrong"))
                .hasStatus(403);
        assertThat(motto("back")).isEqualTo("two");

        var fields = new String[] {"revision=1", "newest=2", "reason=The new motto is wrong"};
        assertThat(press("back", "ENGINEER", fields)).hasRedirectedUrl(release("back"));
        assertThat(motto("back")).isEqualTo("one");
        assertThat(page(release("back"))).contains("Rollback to 1", "revision 3");
        assertThat(press("back", "ENGINEER", fields)).hasRedirectedUrl(release("back") + "/rollbacks/new?revision=1");

        assertThat(records("helm-release.roll-back-asked", "/back")).hasSize(2).allSatisfy(record -> {
            assertThat(record.actor()).isEqualTo("ada");
            assertThat(record.reason()).isEqualTo("The new motto is wrong");
        });
        assertThat(records("helm-release.roll-back-done", "/back")).hasSize(1);
        assertThat(records("helm-release.roll-back-conflicted", "/back")).hasSize(1);
    }

    @Test
    void tellsProgramsWhyItWasNotDone() {
        upgraded("told");
        var answer = browser.post()
                .uri("/api/v1" + release("told") + "/rollbacks")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"revision\": 1, \"newest\": 7, \"reason\": \"The new motto is wrong\"}")
                .with(user("ada").roles("ENGINEER"))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(409).bodyText().contains("its newest revision is 2");
        assertThat(page(release("told") + "/rollbacks/new?revision=7")).contains("Helm keeps no revision 7");
    }
}
