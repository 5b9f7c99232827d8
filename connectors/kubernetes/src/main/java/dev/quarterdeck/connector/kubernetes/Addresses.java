package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;

/** Where workloads and their replicas are reached, as the settings and the cluster say. */
final class Addresses {

    private Addresses() {}

    static URI of(KubernetesConnection connection, WorkloadId id) {
        return URI.create(connection
                .settings()
                .address()
                .replace("{component}", id.name())
                .replace("{environment}", id.environment())
                .replace("{namespace}", connection.namespace(id.environment())));
    }

    static URI of(Pod pod) {
        var ip = pod.getStatus().getPodIP();
        return URI.create("http://%s:%d".formatted(ip.contains(":") ? "[" + ip + "]" : ip, Manifests.PORT));
    }
}
