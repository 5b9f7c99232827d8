package dev.quarterdeck.connector.kubernetes.manifest;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where a cluster serves what, by version and kind; each is asked for once. */
public final class ServedResources {

    private static final int MISSING = 404;

    private record Name(String apiVersion, String kind) {}

    private final KubernetesClient client;
    private final Map<Name, ResourceDefinitionContext> known = new ConcurrentHashMap<>();

    ServedResources(KubernetesClient client) {
        this.client = client;
    }

    /** Empty if the cluster serves no such kind. */
    public Optional<ResourceDefinitionContext> find(String apiVersion, String kind) {
        var name = new Name(apiVersion, kind);
        var found = known.get(name);
        return found == null ? discover(name) : Optional.of(found);
    }

    /**
     * In the version that the cluster prefers; empty if it serves no such kind.
     *
     * @param group empty for what is in none
     */
    public Optional<ResourceDefinitionContext> preferred(String group, String kind) {
        if (group.isEmpty()) {
            return find("v1", kind);
        }
        var found = client.getApiGroup(group);
        return found == null
                ? Optional.empty()
                : find(found.getPreferredVersion().getGroupVersion(), kind);
    }

    /** @throws KubernetesClientException with 404 if the cluster serves no such kind */
    ResourceDefinitionContext of(String apiVersion, String kind) {
        return find(apiVersion, kind)
                .orElseThrow(() -> new KubernetesClientException(
                        "This cluster does not serve %s %s".formatted(apiVersion, kind), MISSING, null));
    }

    /** What is not served is asked for anew each time: somebody may define it. */
    private Optional<ResourceDefinitionContext> discover(Name name) {
        var served = client.getApiResources(name.apiVersion());
        if (served != null) {
            for (var one : served.getResources()) {
                if (one.getKind().equals(name.kind()) && !one.getName().contains("/")) {
                    var slash = name.apiVersion().indexOf('/');
                    var found = new ResourceDefinitionContext.Builder()
                            .withGroup(slash < 0 ? "" : name.apiVersion().substring(0, slash))
                            .withVersion(name.apiVersion().substring(slash + 1))
                            .withKind(name.kind())
                            .withPlural(one.getName())
                            .withNamespaced(Boolean.TRUE.equals(one.getNamespaced()))
                            .build();
                    known.put(name, found);
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }
}
