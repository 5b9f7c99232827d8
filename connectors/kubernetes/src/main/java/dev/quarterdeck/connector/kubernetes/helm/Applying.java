package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.helm.HelmRelease.Part;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects of one release on the cluster, of whatever kind the cluster serves. */
final class Applying {

    static final String RELEASE = "meta.helm.sh/release-name";
    static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

    private static final int MISSING = 404;

    private final KubernetesClient client;
    private final String namespace;
    private final String release;
    private final String manager;
    private final Map<String, ResourceDefinitionContext> kinds = new HashMap<>();

    /** @param manager who is said to apply */
    Applying(KubernetesClient client, String namespace, String release, String manager) {
        this.client = client;
        this.namespace = namespace;
        this.release = release;
        this.manager = manager;
    }

    String manager() {
        return manager;
    }

    /** With what Helm adds to each object when it applies it. */
    GenericKubernetesResource marked(GenericKubernetesResource object) {
        var marked = Serialization.clone(object);
        var meta = marked.getMetadata();
        meta.setNamespace(kind(object).isNamespaceScoped() ? namespace(object) : null);
        meta.setLabels(with(meta.getLabels(), Map.of("app.kubernetes.io/managed-by", "Helm")));
        meta.setAnnotations(with(meta.getAnnotations(), Map.of(RELEASE, release, RELEASE_NAMESPACE, namespace)));
        return marked;
    }

    private static Map<String, String> with(@Nullable Map<String, String> words, Map<String, String> more) {
        var all = new HashMap<>(words == null ? Map.of() : words);
        all.putAll(more);
        return all;
    }

    private String namespace(GenericKubernetesResource object) {
        var own = object.getMetadata().getNamespace();
        return own == null || own.isEmpty() ? namespace : own;
    }

    Part part(GenericKubernetesResource object) {
        return new Part(
                object.getApiVersion(),
                object.getKind(),
                namespace(object),
                object.getMetadata().getName());
    }

    /** Whether another release of Helm says that {@code there} is its own. */
    boolean isAnothers(GenericKubernetesResource there) {
        var owner = owner(there);
        return !owner.isEmpty() && !owner.equals(namespace + "/" + release);
    }

    /** Whether {@code there} says that it is this release's. */
    boolean isOurs(GenericKubernetesResource there) {
        return owner(there).equals(namespace + "/" + release);
    }

    private static String owner(GenericKubernetesResource there) {
        var annotations = there.getMetadata().getAnnotations();
        return annotations == null || !annotations.containsKey(RELEASE)
                ? ""
                : annotations.getOrDefault(RELEASE_NAMESPACE, "") + "/" + annotations.get(RELEASE);
    }

    /** As it is now; empty if it is not there. */
    Optional<GenericKubernetesResource> read(GenericKubernetesResource object) {
        return Optional.ofNullable(resource(object).get());
    }

    /** @throws KubernetesClientException with 409 if others see to a field of it that is to be another, unless forced */
    GenericKubernetesResource apply(GenericKubernetesResource marked, boolean force, boolean dry) {
        var context = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(force);
        if (dry) {
            context.withDryRun(List.of("All"));
        }
        return resource(marked).patch(context.build());
    }

    void patch(GenericKubernetesResource object, Object jsonPatch) {
        resource(object)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON)
                                .withFieldManager(manager)
                                .build(),
                        Serialization.asJson(jsonPatch));
    }

    void delete(GenericKubernetesResource object) {
        resource(object).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    }

    private Resource<GenericKubernetesResource> resource(GenericKubernetesResource object) {
        var kind = kind(object);
        var all = client.genericKubernetesResources(kind);
        return kind.isNamespaceScoped() ? all.inNamespace(namespace(object)).resource(object) : all.resource(object);
    }

    /** @throws KubernetesClientException with 404 if the cluster serves no such kind */
    private ResourceDefinitionContext kind(GenericKubernetesResource object) {
        return kinds.computeIfAbsent(
                object.getApiVersion() + " " + object.getKind(),
                _ -> discover(object.getApiVersion(), object.getKind()));
    }

    private ResourceDefinitionContext discover(String apiVersion, String kind) {
        var served = client.getApiResources(apiVersion);
        if (served != null) {
            for (var one : served.getResources()) {
                if (one.getKind().equals(kind) && !one.getName().contains("/")) {
                    var slash = apiVersion.indexOf('/');
                    return new ResourceDefinitionContext.Builder()
                            .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                            .withVersion(apiVersion.substring(slash + 1))
                            .withKind(kind)
                            .withPlural(one.getName())
                            .withNamespaced(Boolean.TRUE.equals(one.getNamespaced()))
                            .build();
                }
            }
        }
        throw new KubernetesClientException(
                "This cluster does not serve %s %s".formatted(apiVersion, kind), MISSING, null);
    }
}
