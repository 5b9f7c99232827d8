package dev.quarterdeck.workloads.cluster.applyset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestRepository;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people do with sets of manifests on a real control plane. */
class SetPagesTests extends ControlPlaneTest {

    private static final String REASON = "reason=The shop needs its motto";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    private static KubernetesClient admin;
    private static String shop;

    @Autowired
    private AuditQuery audit;

    @BeforeAll
    static void open() {
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        shop = RealControlPlane.shared().newNamespace("sets");
    }

    @AfterAll
    static void close() {
        if (admin != null) {
            admin.namespaces().withName(shop).delete();
            admin.close();
        }
    }

    private static String configMap(String name, String motto) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {motto: %s}\n".formatted(name, motto);
    }

    private static String set(String name) {
        return "/clusters/main/sets/%s/%s".formatted(shop, name);
    }

    private static Map<String, String> data(String configMap) {
        return admin.configMaps()
                .inNamespace(shop)
                .withName(configMap)
                .require()
                .getData();
    }

    private List<AuditRecord> records(String action, String set) {
        return audit.page(
                        new AuditFilter(null, action, "clusters/main/sets/%s/%s".formatted(shop, set), null), null, 50)
                .items();
    }

    private MvcTestResult post(String path, String role, String... fields) {
        var request = browser.post().uri(path).with(user("ada").roles(role)).with(csrf());
        for (var field : fields) {
            request = request.param(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return request.exchange();
    }

    private static String[] with(String[] fields, String... more) {
        var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private static String[] text(String set, String manifests) {
        return new String[] {"namespace=" + shop, "name=" + set, "from=text", "manifests=" + manifests};
    }

    private String planned(String... fields) {
        var answer = post("/clusters/main/sets/plans", "ENGINEER", fields);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String seen(String page) {
        var seen = SEEN.matcher(page);
        assertThat(seen.find()).as(page).isTrue();
        return "seen=" + seen.group(1);
    }

    private void applied(String set, String manifests) {
        assertThat(post("/clusters/main/sets", "ENGINEER", with(text(set, manifests), REASON)))
                .hasRedirectedUrl(set(set));
    }

    @Test
    void appliesATextOnceItsPlanWasSeenAndKeepsWhoDidIt() {
        assertThat(page("/clusters/main/sets/new")).contains("Name of the set", ">%s<".formatted("Apply manifests"));
        var page = planned(text("typed", configMap("cart", "one")));
        assertThat(page).contains("What typed would change", "ConfigMap", "Made", "Apply typed");
        assertThat(admin.configMaps().inNamespace(shop).withName("cart").get()).isNull();

        assertThat(post(
                        "/clusters/main/sets",
                        "ENGINEER",
                        with(text("typed", configMap("cart", "one")), seen(page), REASON)))
                .hasRedirectedUrl(set("typed"));
        assertThat(data("cart")).isEqualTo(Map.of("motto", "one"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(set("typed")))
                        .contains("objects/configmaps/%s/cart".formatted(shop), "Healthy", "by ada", "Apply again…"));
        assertThat(page("/clusters/main/sets?text=typed")).contains(">typed<", "1 match");
        assertThat(page("/api/v1" + set("typed")))
                .contains("\"tool\":\"quarterdeck\"", "\"appliedBy\":\"ada\"", "\"name\":\"cart\"");
        assertThat(records("apply-set.apply-asked", "typed")).singleElement().satisfies(record -> {
            assertThat(record.actor()).isEqualTo("ada");
            assertThat(record.reason()).isEqualTo("The shop needs its motto");
        });
        assertThat(records("apply-set.apply-done", "typed")).hasSize(1);
    }

    @Test
    void refusesWhatIsNotWhatWasSeen() {
        var page = planned(text("moved", configMap("moved-cart", "one")));
        var answer = post(
                "/clusters/main/sets",
                "ENGINEER",
                with(text("moved", configMap("moved-cart", "two")), seen(page), REASON));

        assertThat(answer).hasStatus(409).bodyText().contains("not what you saw", "What moved would change");
        assertThat(admin.configMaps().inNamespace(shop).withName("moved-cart").get())
                .isNull();
    }

    @Test
    void showsChangesAndLeftoversAndRemovesWhatIsChosen() {
        applied("pruned", configMap("kept", "one") + configMap("old", "one"));
        assertThat(planned(text("pruned", configMap("kept", "two"))))
                .contains("data.motto: one", "data.motto: two", "ConfigMap old in " + shop, "Changed");

        assertThat(post(
                        "/clusters/main/sets",
                        "ENGINEER",
                        with(
                                text("pruned", configMap("kept", "two")),
                                REASON,
                                "prune=v1/ConfigMap/%s/old".formatted(shop))))
                .hasRedirectedUrl(set("pruned"));
        assertThat(admin.configMaps().inNamespace(shop).withName("old").get()).isNull();

        assertThat(page(set("pruned") + "/removals/new")).contains("Choose what is removed", "ConfigMap kept");
        assertThat(post(set("pruned") + "/removals", "ENGINEER", "reason=short"))
                .hasRedirectedUrl(set("pruned") + "/removals/new");
        assertThat(post(set("pruned") + "/removals", "ENGINEER", REASON, "prune=v1/ConfigMap/%s/kept".formatted(shop)))
                .hasRedirectedUrl("/clusters/main/sets");
        assertThat(browser.get().uri(set("pruned")).with(user("ada").roles("VIEWER")))
                .hasStatus(404);
        assertThat(records("apply-set.remove-done", "pruned")).hasSize(1);
    }

    @Test
    void asksForAYesWhereOthersSeeToSomething() {
        applied("shared", configMap("shared-cart", "one"));
        admin.configMaps().inNamespace(shop).withName("shared-cart").edit(map -> {
            map.getData().put("motto", "mine");
            return map;
        });

        assertThat(planned(text("shared", configMap("shared-cart", "two"))))
                .contains("Others see to some of this", ".data.motto", "Take this from them");
        assertThat(post(
                        "/clusters/main/sets",
                        "ENGINEER",
                        with(text("shared", configMap("shared-cart", "two")), REASON)))
                .hasStatus(409)
                .bodyText()
                .contains("others see to some of it");
        assertThat(data("shared-cart")).containsEntry("motto", "mine");
        assertThat(post(
                        "/clusters/main/sets",
                        "ENGINEER",
                        with(text("shared", configMap("shared-cart", "two")), REASON, "take=true")))
                .hasRedirectedUrl(set("shared"));
        assertThat(data("shared-cart")).containsEntry("motto", "two");
    }

    @Test
    void leavesToAdministratorsWhatIsInNoNamespaceOrGivesRights() {
        var role = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: readers}
                rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
                """;
        assertThat(planned(text("rights", role)))
                .contains("Only administrators apply", "Role readers")
                .doesNotContain("Apply rights");
        assertThat(post("/clusters/main/sets", "ENGINEER", with(text("rights", role), REASON)))
                .hasStatus(409)
                .bodyText()
                .contains("Only administrators apply");
        assertThat(post("/clusters/main/sets", "ADMIN", with(text("rights", role), REASON)))
                .hasRedirectedUrl(set("rights"));
    }

    @Test
    void saysWhichFieldIsAtFault() {
        assertThat(post("/clusters/main/sets/plans", "ENGINEER", "name=x", "from=text", "manifests=a: b"))
                .hasStatus(422)
                .bodyText()
                .contains("Namespace: is missing");
        assertThat(post("/clusters/main/sets/plans", "ENGINEER", text("x", " ")))
                .hasStatus(422)
                .bodyText()
                .contains("Manifests: there are no manifests in it");
        assertThat(post("/clusters/main/sets/plans", "ENGINEER", "namespace=" + shop, "name=x", "from=git"))
                .hasStatus(422)
                .bodyText()
                .contains("Repository: is missing");
        assertThat(planned(text("x", "kind: ["))).contains("Manifests: ");
        assertThat(planned("namespace=nowhere", "name=x", "from=text", "manifests=" + configMap("a", "b")))
                .contains("Namespace: there is no &#39;nowhere&#39; on the cluster");
        assertThat(post("/clusters/main/sets", "ENGINEER", with(text("x", configMap("a", "b")), "reason=short")))
                .hasStatus(409)
                .bodyText()
                .contains("Reason: Give a reason of at least 10 characters");
        assertThat(post("/clusters/main/sets/plans", "VIEWER", text("x", configMap("a", "b"))))
                .hasStatus(403);
        assertThat(planned("namespace=x", "name=x", "from=text", "manifests=" + configMap("a", "b")))
                .isNotEmpty();
        assertThat(post("/clusters/gone/sets/plans", "ENGINEER", text("x", configMap("a", "b"))))
                .hasStatusOk()
                .bodyText()
                .contains("The cluster does not answer.");
    }

    @Test
    void appliesAFolderOfARepositoryAndKnowsItAgain(@TempDir Path folder) throws Exception {
        var repository = new ManifestRepository(folder);
        repository.commit(Map.of("deploy/cart.yaml", configMap("git-cart", "first")));
        var fields = new String[] {
            "namespace=" + shop,
            "name=from-git",
            "from=git",
            "repository=" + folder,
            "revision=",
            "path=deploy",
            "values="
        };
        var page = planned(fields);
        assertThat(page).contains("plain manifests", folder.toString());
        assertThat(post("/clusters/main/sets", "ENGINEER", with(fields, seen(page), REASON)))
                .hasRedirectedUrl(set("from-git"));
        assertThat(page(set("from-git"))).contains(folder.toString(), "deploy", "Commit");
        assertThat(page("/clusters/main/sets/new?namespace=%s&name=from-git".formatted(shop)))
                .contains("value=\"%s\"".formatted(folder), "value=\"deploy\"");

        repository.commit(Map.of("deploy/cart.yaml", configMap("git-cart", "second")));
        assertThat(post("/clusters/main/sets", "ENGINEER", with(fields, seen(page), REASON)))
                .hasStatus(409)
                .bodyText()
                .contains("not what you saw", "data.motto: second");
        assertThat(data("git-cart")).containsEntry("motto", "first");
    }

    @Test
    void doesTheSameForPrograms() {
        var body =
                "{\"manifests\": \"apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: api-cart}\\ndata: {a: b}\\n\"%s}";
        assertThat(json(set("api") + "/plans", body.formatted("")))
                .hasStatusOk()
                .bodyText()
                .contains("\"effect\":\"created\"", "\"digest\":\"");
        assertThat(json(set("api") + "/applications", body.formatted("")))
                .hasStatus(400)
                .bodyText()
                .contains("Reason: ");
        assertThat(json(
                        set("api") + "/applications",
                        body.formatted(", \"reason\": \"The shop needs it\", \"seen\": \"0\"")))
                .hasStatus(409)
                .bodyText()
                .contains("not what you saw");
        assertThat(json(set("api") + "/applications", body.formatted(", \"reason\": \"The shop needs it\"")))
                .hasStatusOk()
                .bodyText()
                .contains("Applied: 1 made.");
        assertThat(json(
                        set("api") + "/removals",
                        "{\"prune\": [\"v1/ConfigMap/%s/api-cart\"], \"reason\": \"It was only a test\"}"
                                .formatted(shop)))
                .hasStatusOk()
                .bodyText()
                .contains("Removed: ConfigMap api-cart.");
    }

    private MvcTestResult json(String path, String body) {
        return browser.post()
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(user("ada").roles("ENGINEER"))
                .with(csrf())
                .exchange();
    }
}
