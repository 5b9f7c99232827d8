package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Releases on a real control plane, in a namespace of a test's own, and somebody with Helm. */
final class OneRelease implements AutoCloseable {

    final String namespace;
    final KubernetesClient admin;
    final WrittenReleases helm;
    final KubernetesHelm releases;
    private final KubernetesConnection connection;

    /** @param token of whom the portal is there */
    OneRelease(RealControlPlane plane, String token) {
        this.namespace = plane.newNamespace("released");
        this.admin = plane.client(RealControlPlane.ADMIN);
        this.helm = new WrittenReleases(admin, namespace);
        this.connection = ConnectionOnThePlane.of(plane, token);
        this.releases = new KubernetesHelm(connection);
    }

    /** @param more lines of the ConfigMap's data */
    static String configMap(String name, String... more) {
        return "---\n# Source: shop/templates/%1$s.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %1$s\ndata:\n%2$s"
                .formatted(name, "  " + String.join("\n  ", more) + "\n");
    }

    /** As Helm 3 has it: made, and later changed, by {@code helm}. */
    void applied(String release, String configMap, Map<String, String> data) {
        var all = admin.configMaps().inNamespace(namespace);
        if (all.withName(configMap).get() == null) {
            all.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName(configMap)
                            .addToLabels("app.kubernetes.io/managed-by", "Helm")
                            .addToAnnotations("meta.helm.sh/release-name", release)
                            .addToAnnotations("meta.helm.sh/release-namespace", namespace)
                            .endMetadata()
                            .build())
                    .create();
        }
        patch(configMap, "helm", Map.of("data", data));
    }

    /** As somebody else does. */
    void patch(String configMap, String manager, Map<String, ?> change) {
        admin.configMaps()
                .inNamespace(namespace)
                .withName(configMap)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager(manager)
                                .build(),
                        Serialization.asJson(change));
    }

    Map<String, String> data(String configMap) {
        return admin.configMaps()
                .inNamespace(namespace)
                .withName(configMap)
                .require()
                .getData();
    }

    boolean isThere(String configMap) {
        return admin.configMaps().inNamespace(namespace).withName(configMap).get() != null;
    }

    @Override
    public void close() {
        admin.namespaces().withName(namespace).delete();
        connection.close();
        admin.close();
    }
}
