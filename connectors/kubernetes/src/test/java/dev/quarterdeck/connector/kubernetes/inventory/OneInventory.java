package dev.quarterdeck.connector.kubernetes.inventory;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The inventory of a real control plane, a namespace of a test's own, and somebody with kubectl. */
final class OneInventory implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    final RealControlPlane plane;
    final String namespace;
    final KubernetesClient admin;
    private final KubernetesConnection connection;
    final KubernetesInventory inventory;

    /** @param token of whom the portal is there */
    OneInventory(RealControlPlane plane, String token) {
        this(plane, ConnectionOnThePlane.of(plane, token));
    }

    OneInventory(RealControlPlane plane, KubernetesConnection connection) {
        this.plane = plane;
        this.namespace = plane.newNamespace("seen");
        this.admin = plane.client(RealControlPlane.ADMIN);
        this.connection = connection;
        this.inventory = KubernetesInventory.of(connection, Duration.ofMillis(500));
    }

    /** Waits until everything that may be read has been. */
    OneInventory read() {
        await().atMost(SOON).until(() -> inventory.standing().isComplete());
        return this;
    }

    void apply(String yaml) {
        admin.load(new ByteArrayInputStream(("---\n" + yaml).getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .serverSideApply();
    }

    /** Three pods of an image. */
    void deploy(String name, String image) {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: 3
                  progressDeadlineSeconds: 60
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 0
                      containers:
                      - name: main
                        image: %2$s
                        env: [{name: DB_PASSWORD, value: hunter2}, {name: PORT, value: "80"}]
                        resources: {requests: {cpu: 100m, memory: 64Mi}}
                """.formatted(name, image));
    }

    ObjectId id(Kind kind, String name) {
        return new ObjectId(kind, namespace, name);
    }

    ClusterObject get(Kind kind, String name) {
        return inventory.find(id(kind, name)).orElseThrow();
    }

    @Override
    public void close() {
        admin.namespaces().withName(namespace).delete();
        inventory.close();
        connection.close();
        admin.close();
    }
}
