package dev.quarterdeck.workloads.cluster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is really used, on a real API server; objects that this test writes play the metrics server's part. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UsagePagesTests extends ControlPlaneTest {

    private static final String DEFINITION = """
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: %1$s.metrics.k8s.io
              annotations: {api-approved.kubernetes.io: "unapproved, for a test"}
            spec:
              group: metrics.k8s.io
              scope: %3$s
              names: {plural: %1$s, kind: %2$s}
              versions:
              - name: v1beta1
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    private static KubernetesClient admin;
    private static String shop;

    @BeforeAll
    static void aWorkload() {
        admin = RealControlPlane.shared().client(RealControlPlane.ADMIN);
        shop = RealControlPlane.shared().newNamespace("measured");
        apply("""
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: main, image: "shop:1"}]}
                """);
    }

    @AfterAll
    static void nothingMeasured() {
        if (admin != null) {
            for (var kind : new String[] {"nodes", "pods"}) {
                admin.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(kind + ".metrics.k8s.io")
                        .delete();
            }
            admin.namespaces().withName(shop).delete();
            admin.close();
        }
    }

    private static String cart() {
        return "/clusters/main/objects/deployments/%s/cart".formatted(shop);
    }

    private static String pod() {
        return admin.pods()
                .inNamespace(shop)
                .list()
                .getItems()
                .getFirst()
                .getMetadata()
                .getName();
    }

    private static void apply(String yaml) {
        admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(shop)
                .create();
    }

    private void awaited(String path, String... words) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page(path)).contains(words));
    }

    @Test
    @Order(1)
    void saysThatNobodyMeasures() {
        awaited("/clusters/main/nodes", "stand-in", "it has no metrics API");
        awaited(cart(), "1 of 1 ready");
        assertThat(page(cart())).doesNotContain("in use");
        assertThat(page("/clusters/gone/nodes")).contains("What is really used is not known");
    }

    @Test
    @Order(2)
    void showsWhatNodesAndPodsReallyUse() {
        apply(DEFINITION.formatted("nodes", "NodeMetrics", "Cluster")
                + DEFINITION.formatted("pods", "PodMetrics", "Namespaced"));
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> apply("""
                ---
                apiVersion: metrics.k8s.io/v1beta1
                kind: NodeMetrics
                metadata: {name: stand-in}
                usage: {cpu: 1250m, memory: 3Gi}
                """));
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> apply("""
                ---
                apiVersion: metrics.k8s.io/v1beta1
                kind: PodMetrics
                metadata: {name: %s}
                containers: [{name: main, usage: {cpu: 120m, memory: 210Mi}}]
                """.formatted(pod())));

        awaited("/clusters/main/nodes", "1.25 in use", "3.0 GiB in use");
        awaited(cart(), "0.12 cores, 210 MiB in use");
        awaited("/clusters/main/objects/pods/%s/%s".formatted(shop, pod()), "In use", "0.12 cores, 210 MiB");
        assertThat(page("/api/v1" + cart())).contains("\"used\":{\"cores\":0.12,\"memory\":220200960}");
        assertThat(page("/api/v1/clusters/main/nodes")).contains("\"used\":{\"cores\":1.25,\"memory\":3221225472}");
    }
}
