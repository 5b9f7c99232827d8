package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.kubernetes.argo.KubernetesApplications;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** In which version a cluster serves a kind, of those that are understood. */
final class ServedKinds {

    /** The newest first. */
    private static final Map<Kind, List<String>> VERSIONS = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.DEPLOYMENT, List.of("apps/v1")),
            Map.entry(Kind.STATEFUL_SET, List.of("apps/v1")),
            Map.entry(Kind.DAEMON_SET, List.of("apps/v1")),
            Map.entry(Kind.REPLICA_SET, List.of("apps/v1")),
            Map.entry(Kind.JOB, List.of("batch/v1")),
            Map.entry(Kind.CRON_JOB, List.of("batch/v1", "batch/v1beta1")),
            Map.entry(Kind.INGRESS, List.of("networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1")),
            Map.entry(Kind.NETWORK_POLICY, List.of("networking.k8s.io/v1")),
            Map.entry(Kind.AUTOSCALER, List.of("autoscaling/v2", "autoscaling/v2beta2", "autoscaling/v1")),
            Map.entry(Kind.DISRUPTION_BUDGET, List.of("policy/v1", "policy/v1beta1")),
            Map.entry(Kind.APPLICATION, List.of(KubernetesApplications.VERSION))));

    private ServedKinds() {}

    /**
     * What is missing is not served.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the cluster does not answer
     */
    static Map<Kind, String> of(KubernetesClient client) {
        var asked = new HashMap<String, Set<String>>();
        var served = new EnumMap<Kind, String>(Kind.class);
        for (var kind : Kind.values()) {
            VERSIONS.getOrDefault(kind, List.of("v1")).stream()
                    .filter(version -> asked.computeIfAbsent(version, one -> resources(client, one))
                            .contains(kind.path()))
                    .findFirst()
                    .ifPresent(version -> served.put(kind, version));
        }
        return served;
    }

    private static Set<String> resources(KubernetesClient client, String version) {
        var found = client.getApiResources(version);
        return found == null
                ? Set.of()
                : found.getResources().stream().map(one -> one.getName()).collect(Collectors.toSet());
    }
}
