package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Inventory.DeprecatedUse;
import dev.quarterdeck.connector.inventory.ObjectId;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who writes objects in versions that a newer Kubernetes no longer serves, as field managers tell. Source of the versions:
 * Kubernetes' "Deprecated API Migration Guide".
 */
final class DeprecatedVersions {

    private record Removal(String in, String instead) {}

    private static final Map<String, Removal> REMOVED = Map.ofEntries(
            Map.entry("extensions/v1beta1 deployments", new Removal("1.16", "apps/v1")),
            Map.entry("apps/v1beta1 deployments", new Removal("1.16", "apps/v1")),
            Map.entry("apps/v1beta2 deployments", new Removal("1.16", "apps/v1")),
            Map.entry("extensions/v1beta1 daemonsets", new Removal("1.16", "apps/v1")),
            Map.entry("apps/v1beta2 daemonsets", new Removal("1.16", "apps/v1")),
            Map.entry("apps/v1beta1 statefulsets", new Removal("1.16", "apps/v1")),
            Map.entry("apps/v1beta2 statefulsets", new Removal("1.16", "apps/v1")),
            Map.entry("extensions/v1beta1 networkpolicies", new Removal("1.16", "networking.k8s.io/v1")),
            Map.entry("extensions/v1beta1 ingresses", new Removal("1.22", "networking.k8s.io/v1")),
            Map.entry("networking.k8s.io/v1beta1 ingresses", new Removal("1.22", "networking.k8s.io/v1")),
            Map.entry("batch/v1beta1 cronjobs", new Removal("1.25", "batch/v1")),
            Map.entry("policy/v1beta1 poddisruptionbudgets", new Removal("1.25", "policy/v1")),
            Map.entry("autoscaling/v2beta1 horizontalpodautoscalers", new Removal("1.25", "autoscaling/v2")),
            Map.entry("autoscaling/v2beta2 horizontalpodautoscalers", new Removal("1.26", "autoscaling/v2")));

    private DeprecatedVersions() {}

    /** The cluster's own controllers move on with it, and are left out. */
    static List<DeprecatedUse> in(ObjectId object, ObjectMeta meta) {
        if (meta.getManagedFields() == null) {
            return List.of();
        }
        return meta.getManagedFields().stream()
                .filter(entry -> !String.valueOf(entry.getManager()).startsWith("kube-"))
                .map(entry -> {
                    var what = "%s %s"
                            .formatted(entry.getApiVersion(), object.kind().path());
                    var removal = REMOVED.get(what);
                    return removal == null
                            ? null
                            : new DeprecatedUse(
                                    "%s %s"
                                            .formatted(
                                                    entry.getApiVersion(),
                                                    object.kind().word()),
                                    removal.in(),
                                    removal.instead(),
                                    object,
                                    entry.getManager());
                })
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
