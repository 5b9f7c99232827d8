package dev.quarterdeck.connector.kubernetes.manifest;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where a cluster serves what, by version and kind; each is asked for once. */
final class ServedResources {

    private static final int MISSING = 404;

    private record Name(String apiVersion, String kind) {}

    private final KubernetesClient client;
    private final Map<Name, ResourceDefinitionContext> known = new ConcurrentHashMap<>();

    ServedResources(KubernetesClient client) {
        this.client = client;
    }

    /** @throws KubernetesClientException with 404 if the cluster serves no such kind */
    ResourceDefinitionContext of(String apiVersion, String kind) {
        return known.computeIfAbsent(new Name(apiVersion, kind), this::discover);
    }

    private ResourceDefinitionContext discover(Name name) {
        var served = client.getApiResources(name.apiVersion());
        if (served != null) {
            for (var one : served.getResources()) {
                if (one.getKind().equals(name.kind()) && !one.getName().contains("/")) {
                    var slash = name.apiVersion().indexOf('/');
                    return new ResourceDefinitionContext.Builder()
                            .withGroup(slash < 0 ? "" : name.apiVersion().substring(0, slash))
                            .withVersion(name.apiVersion().substring(slash + 1))
                            .withKind(name.kind())
                            .withPlural(one.getName())
                            .withNamespaced(Boolean.TRUE.equals(one.getNamespaced()))
                            .build();
                }
            }
        }
        throw new KubernetesClientException(
                "This cluster does not serve %s %s".formatted(name.apiVersion(), name.kind()), MISSING, null);
    }
}
