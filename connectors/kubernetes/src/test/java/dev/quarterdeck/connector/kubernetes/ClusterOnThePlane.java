package dev.quarterdeck.connector.kubernetes;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.kubernetes.argo.KubernetesApplications;
import dev.quarterdeck.connector.kubernetes.git.GitSettings;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cluster connector on the real control plane, its pods run as processes, its traffic led by a stand-in. */
final class ClusterOnThePlane implements AutoCloseable {

    final RealControlPlane plane;
    final String namespace;
    final KubeletStandIn kubelet;
    final GatewayStandIn gateway;
    final KubernetesCluster cluster;

    private ClusterOnThePlane(RealControlPlane plane, Path archive, boolean weights, @Nullable GitSettings git)
            throws Exception {
        this.plane = plane;
        this.namespace = plane.newNamespace("shop");
        if (weights) {
            installGatewayApi();
        }
        this.kubelet = KubeletStandIn.running(plane, archive);
        this.gateway = new GatewayStandIn(plane, kubelet, namespace, weights);
        this.cluster = cluster(
                settings(plane, RealControlPlane.ADMIN, namespace, weights ? "infra/public" : null)
                        .withGit(git),
                gateway::address);
    }

    static ClusterOnThePlane byWeights(Path archive) throws Exception {
        return new ClusterOnThePlane(RealControlPlane.shared(), archive, true, null);
    }

    static ClusterOnThePlane byReplicas(Path archive) throws Exception {
        return new ClusterOnThePlane(RealControlPlane.shared(), archive, false, null);
    }

    static ClusterOnThePlane throughGit(Path archive, GitSettings git) throws Exception {
        return new ClusterOnThePlane(RealControlPlane.shared(), archive, true, git);
    }

    private KubernetesCluster cluster(KubernetesSettings settings, Function<WorkloadId, URI> addresses) {
        var connection = KubernetesConnection.open("test", settings);
        return new KubernetesCluster(
                connection,
                addresses,
                pod -> URI.create(
                        "http://127.0.0.1:" + kubelet.portOf(pod.getStatus().getPodIP())),
                new KubernetesApplications(connection));
    }

    /** Of whoever {@code token} is; the environment {@code test} is the namespace. */
    static KubernetesSettings settings(
            RealControlPlane plane, String token, String namespace, @Nullable String gateway) {
        return settings(plane, plane.url(), token, namespace, gateway);
    }

    /** Likewise, where {@code url} leads to it. */
    static KubernetesSettings settings(
            RealControlPlane plane, URI url, String token, String namespace, @Nullable String gateway) {
        return new KubernetesSettings(
                null,
                null,
                false,
                url,
                token,
                null,
                plane.caFile(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Map.of("test", namespace),
                "registry.test/{component}:{digest}",
                "http://{component}.{environment}.test",
                gateway,
                // on busy cores it takes more than a second until everybody knows
                Duration.ofSeconds(3),
                null);
    }

    /** Only its routes, and without the rules of its fields. */
    private void installGatewayApi() {
        var definition = new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName("httproutes.gateway.networking.k8s.io")
                .addToAnnotations("api-approved.kubernetes.io", "unapproved, for tests")
                .endMetadata()
                .withNewSpec()
                .withGroup("gateway.networking.k8s.io")
                .withScope("Namespaced")
                .withNewNames()
                .withKind("HTTPRoute")
                .withPlural("httproutes")
                .withSingular("httproute")
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .endOpenAPIV3Schema()
                .endSchema()
                .endVersion()
                .endSpec()
                .build();
        try (KubernetesClient client = plane.client(RealControlPlane.ADMIN)) {
            client.resource(definition).serverSideApply();
            await().ignoreExceptions()
                    .until(() -> client.genericKubernetesResources(GatewayStandIn.ROUTES)
                                    .inNamespace(namespace)
                                    .list()
                            != null);
        }
    }

    @Override
    public void close() {
        cluster.close();
        gateway.close();
        kubelet.close();
    }
}
