package dev.quarterdeck.connector.kubernetes.manifest;

import dev.quarterdeck.connector.manifest.Part;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;

/** Objects of one owner on the cluster, of whatever kind the cluster serves. */
public final class Applying {

    private final KubernetesClient client;
    private final ServedResources served;
    private final String namespace;
    private final String manager;
    private final Ownership ownership;

    /**
     * @param namespace of what does not say in which it is
     * @param manager who is said to apply
     */
    public Applying(KubernetesClient client, String namespace, String manager, Ownership ownership) {
        this.client = client;
        this.served = new ServedResources(client);
        this.namespace = namespace;
        this.manager = manager;
        this.ownership = ownership;
    }

    public String manager() {
        return manager;
    }

    Ownership ownership() {
        return ownership;
    }

    /** As it is applied: where it belongs, and saying whose it is. */
    public GenericKubernetesResource marked(GenericKubernetesResource object) {
        var marked = Serialization.clone(object);
        marked.getMetadata().setNamespace(isNamespaced(object) ? namespace(object) : null);
        ownership.mark(marked);
        return marked;
    }

    /** @throws KubernetesClientException with 404 if the cluster serves no such kind */
    public boolean isNamespaced(GenericKubernetesResource object) {
        return served.of(object.getApiVersion(), object.getKind()).isNamespaceScoped();
    }

    private String namespace(GenericKubernetesResource object) {
        var own = object.getMetadata().getNamespace();
        return own == null || own.isEmpty() ? namespace : own;
    }

    /** In no namespace if its kind is known to be in none. */
    public Part part(GenericKubernetesResource object) {
        var isInNone = served.find(object.getApiVersion(), object.getKind())
                .map(kind -> !kind.isNamespaceScoped())
                .orElse(false);
        return new Part(
                object.getApiVersion(),
                object.getKind(),
                isInNone ? "" : namespace(object),
                object.getMetadata().getName());
    }

    /**
     * All in {@code namespace} with a label.
     *
     * @param kind of some version
     */
    public List<GenericKubernetesResource> labelled(
            ResourceDefinitionContext kind, String namespace, String label, String value) {
        var all = client.genericKubernetesResources(kind);
        return (kind.isNamespaceScoped() ? all.inNamespace(namespace) : all)
                .withLabel(label, value)
                .list()
                .getItems();
    }

    public ServedResources served() {
        return served;
    }

    /** As it is now; empty if it is not there. */
    public Optional<GenericKubernetesResource> read(GenericKubernetesResource object) {
        return Optional.ofNullable(resource(object).get());
    }

    /** @throws KubernetesClientException with 409 if others see to a field of it that is to be another, unless forced */
    public GenericKubernetesResource apply(GenericKubernetesResource marked, boolean force, boolean dry) {
        var context = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(force);
        if (dry) {
            context.withDryRun(List.of("All"));
        }
        return resource(marked).patch(context.build());
    }

    public void patch(GenericKubernetesResource object, Object jsonPatch) {
        resource(object)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON)
                                .withFieldManager(manager)
                                .build(),
                        Serialization.asJson(jsonPatch));
    }

    public void delete(GenericKubernetesResource object) {
        resource(object).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    }

    private Resource<GenericKubernetesResource> resource(GenericKubernetesResource object) {
        var kind = served.of(object.getApiVersion(), object.getKind());
        var all = client.genericKubernetesResources(kind);
        return kind.isNamespaceScoped() ? all.inNamespace(namespace(object)).resource(object) : all.resource(object);
    }
}
