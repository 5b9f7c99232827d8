package dev.quarterdeck.signals.log.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pods wrote, through a real API server; the stand-in for a kubelet says what they wrote. */
class PodLogPagesTests extends ControlPlaneTest {

    private static final String STORE = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: store-there, labels: {app: store}, annotations: {quarterdeck.dev/says: Stored}}
            spec: {nodeName: hanging, containers: [{name: main, image: "shop:1"}]}
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: store}
            spec:
              replicas: 2
              selector: {matchLabels: {app: store}}
              template:
                metadata: {labels: {app: store}, annotations: {quarterdeck.dev/says: Stored}}
                spec: {containers: [{name: main, image: "shop:1"}]}
            """;

    private static KubernetesClient admin;
    private static String shop;

    @BeforeAll
    static void aWorkload() {
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        shop = RealControlPlane.shared().newNamespace("written");
        create("""
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                      annotations:
                        quarterdeck.dev/says: |
                          {"@timestamp":"2026-03-17T14:32:00Z","log.level":"INFO","message":"Cart <b>opened</b>"}
                          java.lang.IllegalStateException: no stock
                            at shop.Cart.add(Cart.java:7)
                          2026-03-17T14:32:05Z WARN slow answer
                    spec: {containers: [{name: main, image: "shop:1"}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: two, annotations: {quarterdeck.dev/says: "Both say so"}}
                spec: {containers: [{name: main, image: "shop:1"}, {name: side-car, image: "shop:1"}]}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: colours}
                data: {door: red}
                """);
    }

    private static void create(String yaml) {
        admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(shop)
                .create();
    }

    @AfterAll
    static void nothingWritten() {
        if (admin != null) {
            admin.namespaces().withName(shop).delete();
            admin.close();
        }
    }

    private static String cart() {
        return "/clusters/main/objects/deployments/%s/cart".formatted(shop);
    }

    private void awaited(String path, String... words) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page(path)).contains(words));
    }

    @Test
    void areOneStreamOfAllPodsOfAWorkload() {
        awaited(cart() + "/logs", "Cart &lt;b&gt;opened&lt;/b&gt;", "4 lines", "is-c1", "is-c2");
        assertThat(page(cart() + "/logs")).contains("java.lang.IllegalStateException: no stock", "at shop.Cart.add");
        assertThat(page(cart() + "/logs?level=warn&q=slow"))
                .contains("2 lines of the newest 4", "<mark>slow</mark>")
                .doesNotContain("opened");
        assertThat(page(cart())).contains(cart() + "/logs");
        assertThat(page("/api/v1" + cart() + "/logs?q=stock")).contains("\"looked\":4", "no stock");
        assertThat(page(cart() + "/logs?since=15m")).contains("slow answer").doesNotContain("opened", "no stock");
        assertThat(page(cart() + "/logs")).doesNotContain("every 2s");
        assertThat(page(cart() + "/logs/lines?follow=true")).contains("slow answer", "every 2s", "Following");
    }

    @Test
    void sayWhichContainerOfAPodSpeaks() {
        var pod = "/clusters/main/objects/pods/%s/two".formatted(shop);
        awaited(pod + "/logs", "Both say so", "two/main", "two/side-car", "is-named");
        assertThat(page("/api/v1" + pod + "/logs?container=side-car")).contains("\"looked\":1", "two/side-car");
        assertThat(page("/api/v1" + pod + "/logs?container=none")).contains("\"lines\":[]");
    }

    @Test
    void areThoseOfTheOthersWhileANodeHangs() throws Exception {
        try (var hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            admin.nodes().resource(node("hanging", hangs.getLocalPort())).create();
            admin.nodes().resource(node("hanging", hangs.getLocalPort())).patchStatus();
            // the set takes the pod of that node as one of its own, and makes the other
            create(STORE);
            var store = "/clusters/main/objects/replicasets/%s/store".formatted(shop);
            awaited(store, "2 of 2 ready");
            assertThat(page(store + "/logs"))
                    .contains("Stored", "store-there, main: Its node did not answer in time.")
                    .doesNotContain("There are no lines to show");
            assertThat(page("/clusters/main/objects/pods/%s/store-there/logs".formatted(shop)))
                    .contains("There are no lines to show", "did not answer in time");
        } finally {
            admin.nodes().withName("hanging").delete();
        }
    }

    private static Node node(String name, int kubelet) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .addNewAddress("127.0.0.1", "InternalIP")
                .withNewDaemonEndpoints()
                .withNewKubeletEndpoint(kubelet)
                .endDaemonEndpoints()
                .endStatus()
                .build();
    }

    @Test
    void sayWhatIsNotThere() {
        awaited(cart() + "/logs", "4 lines");
        assertThat(page(cart() + "/logs?previous=true")).contains("Some lines are missing", "previous terminated");
        assertThat(page(cart() + "/logs?q=nowhere")).contains("Nothing matches");
        for (var wrong : new String[] {"since=soon", "level=loud"}) {
            assertThat(browser.get()
                            .uri(cart() + "/logs?" + wrong)
                            .with(user("ada").roles("ENGINEER"))
                            .exchange())
                    .hasStatus4xxClientError();
        }
        for (var api : new String[] {"", "/api/v1"}) {
            assertThat(browser.get()
                            .uri(api + "/clusters/main/objects/configmaps/%s/colours/logs".formatted(shop))
                            .with(user("ada").roles("ENGINEER"))
                            .exchange())
                    .hasStatus(404);
        }
    }
}
