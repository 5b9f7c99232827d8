package dev.quarterdeck.connector.kubernetes;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** 2,000 Deployments with 10,000 pods in 100 namespaces of a real API server. No kubelet runs the pods. */
public final class FullPlane {

    private static final int NAMESPACES = 100;
    private static final int DEPLOYMENTS = 20;
    private static final int PODS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private FullPlane() {}

    /** Returns once all are there, after some minutes. */
    public static void fill(RealControlPlane plane) {
        try (var admin = plane.client(RealControlPlane.ADMIN);
                var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, NAMESPACES)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> fillOne(plane, admin), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
            var wanted = NAMESPACES * DEPLOYMENTS * PODS;
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).until(() -> count(admin, "pods") >= wanted);
        }
    }

    private static void fillOne(RealControlPlane plane, KubernetesClient admin) {
        var namespace = plane.newNamespace("bench");
        for (var number = 0; number < DEPLOYMENTS; number++) {
            deploy(admin, namespace, "shop-" + number);
        }
    }

    public static void deploy(KubernetesClient admin, String namespace, String name) {
        admin.load(new ByteArrayInputStream(deployment(name).getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .create();
    }

    private static String deployment(String name) {
        return """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, labels: {app.kubernetes.io/name: %1$s, app.kubernetes.io/managed-by: Helm}}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s, team: checkout, tier: backend}}
                    spec:
                      containers:
                      - name: main
                        image: "registry.example.com/shop/%1$s:1.4.2"
                        env: [{name: A, value: "1"}, {name: B, value: "2"}, {name: C, value: "3"}]
                        resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 256Mi}}
                        readinessProbe: {httpGet: {path: /readyz, port: 8080}}
                """.formatted(name, PODS);
    }

    /** From the API server's own counters. */
    private static long count(KubernetesClient admin, String resource) {
        var found = Pattern.compile("(?m)^etcd_object_counts\\{resource=\"%s\"} (\\S+)$".formatted(resource))
                .matcher(admin.raw("/metrics"));
        return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }
}
