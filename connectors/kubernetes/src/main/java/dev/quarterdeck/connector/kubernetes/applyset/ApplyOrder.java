package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Comparator;
import java.util.List;

/** What others need comes first. Source: the order of Helm's {@code releaseutil.InstallOrder}, as far as it matters. */
final class ApplyOrder {

    private static final List<String> FIRST = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "PriorityClass",
            "StorageClass",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "ConfigMap",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Service");

    private static final List<String> LAST = List.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");

    private static final Comparator<GenericKubernetesResource> ORDER =
            Comparator.comparingInt(object -> place(object.getKind()));

    private ApplyOrder() {}

    /** What stands no rule in the way of stays in the order that it was written in. */
    static Manifest of(Manifest manifest) {
        return new Manifest(manifest.objects().stream().sorted(ORDER).toList());
    }

    private static int place(String kind) {
        var first = FIRST.indexOf(kind);
        if (first >= 0) {
            return first;
        }
        return LAST.contains(kind) ? FIRST.size() + 1 : FIRST.size();
    }
}
