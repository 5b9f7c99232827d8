package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.Artifact;
import dev.quarterdeck.connector.cluster.Probe;
import dev.quarterdeck.connector.cluster.Scaling;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.connector.kubernetes.git.GitSettings;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workload of which nothing runs but what the control plane says of it, and both ways to look at it. */
final class OneWorkload implements AutoCloseable {

    static final WorkloadId ID = new WorkloadId("test", "shop");
    private static final Probe PROBE = new Probe("/", Duration.ofSeconds(1), Duration.ofSeconds(1), 3);

    final String namespace;
    final KubernetesClient admin;
    KubernetesCluster cluster;

    OneWorkload(RealControlPlane plane, String token) {
        this(plane, token, null);
    }

    /** @param git through which it reaches the cluster; null if it is applied */
    OneWorkload(RealControlPlane plane, String token, @Nullable GitSettings git) {
        namespace = plane.newNamespace("shop");
        admin = plane.client(RealControlPlane.ADMIN);
        cluster = KubernetesCluster.of(KubernetesConnection.open(
                "test",
                ClusterOnThePlane.settings(plane, token, namespace, null).withGit(git)));
    }

    /** As the administrator, through {@code proxy}. */
    OneWorkload(RealControlPlane plane, FaultyProxy proxy) {
        namespace = plane.newNamespace("shop");
        admin = plane.client(RealControlPlane.ADMIN);
        cluster = KubernetesCluster.of(KubernetesConnection.open(
                "test", ClusterOnThePlane.settings(plane, proxy.url(), RealControlPlane.ADMIN, namespace, null)));
    }

    static Workload workload(String revision, int replicas, Map<String, String> variables, String... secrets) {
        return workload(revision, replicas, variables, null, secrets);
    }

    static Workload workload(
            String revision,
            int replicas,
            Map<String, String> variables,
            @Nullable Scaling scaling,
            String... secrets) {
        return new Workload(
                ID,
                revision,
                new Artifact(URI.create("file:///shop.jar"), "0".repeat(64)),
                List.of(),
                variables,
                replicas,
                64,
                PROBE,
                PROBE,
                PROBE,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Set.of(secrets),
                scaling);
    }

    void applied(Workload workload) {
        cluster.apply(workload);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cluster.observe(ID)).hasValueSatisfying(status -> {
                    assertThat(status.revision()).isEqualTo(workload.revision());
                    assertThat(status.complete()).as(status.toString()).isTrue();
                }));
    }

    WorkloadStatus status() {
        return cluster.observe(ID).orElseThrow();
    }

    Deployment deployment() {
        return admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(ID.name())
                .get();
    }

    @Override
    public void close() {
        cluster.close();
        admin.namespaces().withName(namespace).delete();
        admin.close();
    }
}
