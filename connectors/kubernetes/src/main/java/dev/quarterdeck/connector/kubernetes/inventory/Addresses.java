package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Where objects of a kind are asked for, in the version in which the cluster serves it. */
final class Addresses {

    private Addresses() {}

    /** Empty for the oldest kinds, which are in no group. */
    static String group(String apiVersion) {
        var slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    static ResourceDefinitionContext context(Kind kind, String apiVersion) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group(apiVersion))
                .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
                .withKind(kind.word())
                .withPlural(kind.path())
                .withNamespaced(kind.isNamespaced())
                .build();
    }

    static Resource<GenericKubernetesResource> of(KubernetesClient client, ObjectId id, String apiVersion) {
        var all = client.genericKubernetesResources(context(id.kind(), apiVersion));
        return id.kind().isNamespaced() ? all.inNamespace(id.namespace()).withName(id.name()) : all.withName(id.name());
    }

    /** As {@code raw} questions need it. */
    static String path(ObjectId id, String apiVersion) {
        var root = apiVersion.contains("/") ? "/apis/" : "/api/";
        return id.kind().isNamespaced()
                ? "%s%s/namespaces/%s/%s/%s"
                        .formatted(root, apiVersion, id.namespace(), id.kind().path(), id.name())
                : "%s%s/%s/%s".formatted(root, apiVersion, id.kind().path(), id.name());
    }
}
