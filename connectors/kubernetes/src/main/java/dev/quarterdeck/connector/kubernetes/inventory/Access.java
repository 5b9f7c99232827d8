package dev.quarterdeck.connector.kubernetes.inventory;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.Stream;

/** Whether the portal may read all of a kind, in every namespace. */
final class Access {

    private Access() {}

    /** @throws io.fabric8.kubernetes.client.KubernetesClientException if the cluster does not answer */
    static boolean toAll(KubernetesClient client, String group, String resource) {
        return Stream.of("list", "watch").allMatch(verb -> {
            var review = new SelfSubjectAccessReviewBuilder()
                    .withNewSpec()
                    .withNewResourceAttributes()
                    .withGroup(group)
                    .withResource(resource)
                    .withVerb(verb)
                    .endResourceAttributes()
                    .endSpec()
                    .build();
            return Boolean.TRUE.equals(
                    client.resource(review).create().getStatus().getAllowed());
        });
    }
}
