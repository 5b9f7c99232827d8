package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RealControlPlaneTests {

    @Test
    void bringsUpADeploymentWithTheStandInForAKubelet() throws Exception {
        var plane = RealControlPlane.shared();
        var namespace = plane.newNamespace("stand-in");
        try (var client = plane.client(RealControlPlane.ADMIN);
                var _ = KubeletStandIn.saying(plane)) {
            deploy(client, namespace);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(client.apps()
                                    .deployments()
                                    .inNamespace(namespace)
                                    .withName("shop")
                                    .get()
                                    .getStatus()
                                    .getReadyReplicas())
                            .isEqualTo(2));
            client.apps().deployments().inNamespace(namespace).withName("shop").delete();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.pods()
                            .inNamespace(namespace)
                            .list()
                            .getItems()
                            .isEmpty());
        }
    }

    private static void deploy(KubernetesClient client, String namespace) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(2)
                        .withNewSelector()
                        .addToMatchLabels("app", "shop")
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", "shop")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .withImage("shop:1")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }
}
