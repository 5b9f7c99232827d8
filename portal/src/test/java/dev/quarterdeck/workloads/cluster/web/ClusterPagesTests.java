package dev.quarterdeck.workloads.cluster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people see of a real control plane, and do there. */
class ClusterPagesTests extends ControlPlaneTest {

    private static KubernetesClient admin;
    private static String shop;

    @Autowired
    private AuditQuery audit;

    @BeforeAll
    static void aShop() {
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        shop = RealControlPlane.shared().newNamespace("shop");
        apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {selector: {app: cart}, ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: small}
                spec: {hard: {pods: "20"}}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: db}
                stringData: {password: swordfish}
                """);
        deploy("cart", "shop:1", "{app.kubernetes.io/managed-by: Helm}");
        deploy("broken", "missing:1", "{}");
    }

    @AfterAll
    static void noShop() {
        if (admin != null) {
            admin.namespaces().withName(shop).delete();
            admin.close();
        }
    }

    private static void apply(String yaml) {
        admin.load(new ByteArrayInputStream(("---\n" + yaml).getBytes(StandardCharsets.UTF_8)))
                .inNamespace(shop)
                .create();
    }

    private static void deploy(String name, String image, String labels) {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, labels: %3$s}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 0
                      containers:
                      - {name: main, image: "%2$s", resources: {requests: {cpu: 250m}}, envFrom: [{configMapRef: {name: absent}}]}
                """.formatted(name, image, labels));
    }

    private static String object(String kind, String name) {
        return "/clusters/main/objects/%s/%s/%s".formatted(kind, shop, name);
    }

    private String awaited(String path, String... words) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page(path)).contains(words));
        return page(path);
    }

    @Test
    void listsClustersAndSaysWhichAnswers() {
        awaited("/clusters", "href=\"/clusters/main\"", "Answers", "v1.", "Does not answer", "never");
        assertThat(page("/api/v1/clusters")).contains("\"name\":\"gone\"", "\"embedded\":false");
        assertThat(page("/clusters/gone")).contains("did not since the portal was started", "Nothing is known here");
        assertThat(browser.get().uri("/clusters/nothing").with(user("ada").roles("VIEWER")))
                .hasStatus(404);
    }

    @Test
    void findsWhatRunsThereAndWhyItDoesNot() {
        awaited("/clusters/main?namespace=" + shop, "cart", "2 of 2 ready", "Image missing:1");
        assertThat(page("/clusters/main?health=degraded&namespace=" + shop))
                .contains("broken", "1 match")
                .doesNotContain(">cart<");
        assertThat(page("/clusters/main?manager=nobody&namespace=" + shop))
                .contains(">broken<")
                .doesNotContain(">cart<");
        assertThat(page("/clusters/main?kind=pods&text=missing:1&namespace=" + shop))
                .contains("2 match", "broken-");
        assertThat(page("/clusters/main/rows?text=nothing-like-it"))
                .contains("Nothing matches")
                .doesNotContain("<html");
        assertThat(page("/api/v1/clusters/main/objects?health=bad&namespace=" + shop))
                .contains("\"name\":\"broken\"", "\"health\":\"degraded\"")
                .doesNotContain("\"name\":\"cart\"");
        assertThat(browser.get()
                        .uri("/api/v1/clusters/main/objects?health=splendid")
                        .with(user("ada").roles("VIEWER")))
                .hasStatus(400)
                .bodyText()
                .contains("health: one of");
    }

    @Test
    void turnsThePagesOfALongList() {
        var path = "/api/v1/clusters/main/objects?kind=pods&limit=1&text=missing:1&namespace=" + shop;
        awaited("/clusters/main?kind=pods&text=missing:1&namespace=" + shop, "2 match");
        var first = page(path);
        var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = page(path + "&after=" + next.group(1));
        assertThat(first).contains("broken-").isNotEqualTo(second);
        assertThat(second).contains("broken-");
    }

    @Test
    void showsOneObjectDownToItsPodsAndWhatIsAroundIt() {
        var page =
                awaited(object("deployments", "cart"), "2 of 2 ready", "ReplicaSet", "ScalingReplicaSet", "Available");
        assertThat(page)
                .contains("Gives it an address", "It cannot start without", "It is not there", "Managed by", "Helm")
                .doesNotContain("configmaps/%s/absent".formatted(shop))
                .contains("Scale", "Restart");
        assertThat(page(object("deployments", "broken"))).contains("cannot be pulled", "Degraded");
        assertThat(page(object("deployments", "cart") + "/status"))
                .contains("id=\"status\"")
                .doesNotContain("<html");
        assertThat(page("/api/v1" + object("deployments", "cart"))).contains("\"depth\":2", "\"type\":\"Available\"");
        assertThat(browser.get()
                        .uri(object("deployments", "nothing"))
                        .with(user("ada").roles("VIEWER")))
                .hasStatus(404);
    }

    @Test
    void saysHowSomebodyReachesItFromAMachineOfTheirs() {
        assertThat(page("/clusters/main/objects/services/%s/cart".formatted(shop)))
                .contains("kubectl -n %s port-forward service/cart 8080:80".formatted(shop));
        assertThat(page("/clusters/main/objects/configmaps/%s/kube-root-ca.crt".formatted(shop)))
                .doesNotContain("port-forward");
    }

    @Test
    void showsYamlWithoutSecrets() {
        assertThat(awaited(object("deployments", "cart") + "/yaml", "kind: &quot;Deployment&quot;"))
                .doesNotContain("managedFields");
        assertThat(page(object("deployments", "cart") + "/yaml?whole=true")).contains("managedFields");
        assertThat(awaited(object("secrets", "db") + "/yaml", "password")).doesNotContain("swordfish", "c3dvcmRmaXNo");
        assertThat(page("/api/v1" + object("secrets", "db") + "/yaml"))
                .contains("password")
                .doesNotContain("c3dvcmRmaXNo");
        assertThat(page(object("secrets", "db"))).contains("Fingerprint").doesNotContain("swordfish");
    }

    @Test
    void showsTheClusterAsAWhole() {
        awaited("/clusters/main/nodes", "stand-in", "of 8 cores", "of 32 GiB");
        awaited("/clusters/main/namespaces", shop, "of 20");
        awaited("/clusters/main/images", "shop:1", "missing:1");
        assertThat(page("/clusters/main/images?text=MISS"))
                .contains("missing:1")
                .doesNotContain("shop:1");
        assertThat(page("/clusters/main/nodes?text=nowhere")).contains("Nothing matches");
        assertThat(page("/clusters/main/upgrade")).contains("no longer serves");
        assertThat(page("/clusters/main/reading"))
                .contains("Watched", "apps/v1")
                .doesNotContain("Not allowed");
        assertThat(page("/api/v1/clusters/main/nodes")).contains("\"name\":\"stand-in\"");
        assertThat(page("/api/v1/clusters/main/namespaces")).contains("\"what\":\"pods\"");
    }

    @Test
    void doesByHandWhatIsAskedWithAReasonAndKeepsThat() {
        deploy("scaled", "shop:1", "{}");
        var path = object("deployments", "scaled");
        awaited(path, "2 of 2 ready");
        assertThat(page(path + "/operations/new?verb=scale"))
                .contains("Pods are started or ended", "name=\"replicas\"");

        assertThat(operate(path, "ENGINEER", "verb=scale", "replicas=1", "reason=short"))
                .hasRedirectedUrl(path + "/operations/new?verb=scale&replicas=1");
        assertThat(operate(path, "ENGINEER", "verb=scale", "replicas=-4", "reason=Less is asked of it"))
                .hasRedirectedUrl(path + "/operations/new?verb=scale&replicas=-4");
        assertThat(operate(path, "VIEWER", "verb=scale", "replicas=1", "reason=Less is asked of it"))
                .hasStatus(403);
        assertThat(deployment("scaled", one -> one.getSpec().getReplicas() == 2))
                .isTrue();

        assertThat(operate(path, "ENGINEER", "verb=scale", "replicas=1", "reason=Less is asked of it"))
                .hasRedirectedUrl(path);
        awaited(path, "1 of 1 ready");
        assertThat(records("object.scale-asked")).singleElement().satisfies(record -> {
            assertThat(record.actor()).isEqualTo("ada");
            assertThat(record.reason()).isEqualTo("Less is asked of it");
            assertThat(record.subject()).endsWith("deployments/%s/scaled".formatted(shop));
        });
        assertThat(records("object.scale-done")).hasSize(1);
    }

    @Test
    void restartsOnceWhenPressedTwice() {
        deploy("pressed", "shop:1", "{}");
        var path = object("deployments", "pressed");
        awaited(path, "2 of 2 ready");
        var seen = Pattern.compile("name=\"generation\" value=\"(\\d+)\"")
                .matcher(page(path + "/operations/new?verb=restart"));
        assertThat(seen.find()).isTrue();
        var press = new String[] {"verb=restart", "generation=" + seen.group(1), "reason=Begins anew, once"};

        assertThat(operate(path, "ENGINEER", press)).hasRedirectedUrl(path);
        assertThat(operate(path, "ENGINEER", press)).hasRedirectedUrl(path + "/operations/new?verb=restart");
        assertThat(records("object.restart-conflicted")).hasSize(1);
    }

    @Test
    void refusesWhatWasSeenAsSomethingElse() {
        deploy("moved", "shop:1", "{}");
        var path = object("deployments", "moved");
        awaited(path, "2 of 2 ready");
        var answer = browser.post()
                .uri("/api/v1" + path + "/operations")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"verb\": \"scale\", \"replicas\": 3, \"generation\": 77, \"reason\": \"More is asked of it\"}")
                .with(user("ada").roles("ENGINEER"))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(409).bodyText().contains("Somebody changed it");
        assertThat(deployment("moved", one -> one.getSpec().getReplicas() == 2)).isTrue();
        assertThat(records("object.scale-conflicted")).hasSize(1);
    }

    @Test
    void leavesAloneWhatThePortalKeeps() {
        deploy(
                "kept",
                "shop:1",
                "{app.kubernetes.io/managed-by: quarterdeck, quarterdeck.dev/environment: live, app.kubernetes.io/name: kept}");
        var path = object("deployments", "kept");
        assertThat(awaited(path, "The portal keeps this as it is", "/workloads/live/kept"))
                .doesNotContain("verb=scale");
        assertThat(operate(path, "ENGINEER", "verb=scale", "replicas=1", "reason=Less is asked of it"))
                .hasRedirectedUrl(path + "/operations/new?verb=scale&replicas=1");
        assertThat(deployment("kept", one -> one.getSpec().getReplicas() == 2)).isTrue();
    }

    private static boolean deployment(String name, Predicate<Deployment> as) {
        return as.test(
                admin.apps().deployments().inNamespace(shop).withName(name).require());
    }

    private List<AuditRecord> records(String action) {
        return audit.page(new AuditFilter(null, action, null, null), null, 50).items();
    }

    private MvcTestResult operate(String path, String role, String... fields) {
        var request = browser.post()
                .uri(path + "/operations")
                .with(user("ada").roles(role))
                .with(csrf());
        for (var field : fields) {
            request = request.param(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return request.exchange();
    }
}
