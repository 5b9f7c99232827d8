package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ObjectId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;

/** One object that is to be changed, and the version in which it is asked for. */
record Target(KubernetesClient client, ObjectId id, String apiVersion) {

    /** What the cluster then says who changed a field: neither the portal's own loop nor anybody's kubectl. */
    static final String MANAGER = "quarterdeck-by-hand";

    private static final int MISSING = 404;

    Resource<GenericKubernetesResource> resource() {
        return Addresses.of(client, id, apiVersion);
    }

    /** @throws KubernetesClientException with 404 if it is not there */
    GenericKubernetesResource read() {
        var found = resource().get();
        if (found == null) {
            throw new KubernetesClientException(id + " is not there", MISSING, null);
        }
        return found;
    }

    void patch(PatchType type, Object change) {
        resource()
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(type)
                                .withFieldManager(MANAGER)
                                .build(),
                        Serialization.asJson(change));
    }
}
