package dev.quarterdeck.connector.kubernetes.inventory;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who says to manage an object. */
final class Managers {

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** What stands in labels or annotations of what a tool made, by the tool; each tool documents it. */
    private static final Map<String, String> MARKS = Map.of(
            "argocd.argoproj.io/tracking-id", "Argo CD",
            "argocd.argoproj.io/instance", "Argo CD",
            "meta.helm.sh/release-name", "Helm",
            "kustomize.toolkit.fluxcd.io/name", "Flux",
            "helm.toolkit.fluxcd.io/name", "Flux",
            "olm.owner", "Operator Lifecycle Manager");

    private Managers() {}

    /** Null if nobody does. */
    static @Nullable String of(ObjectMeta meta) {
        var labels = Objects.requireNonNullElse(meta.getLabels(), Map.<String, String>of());
        var annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.<String, String>of());
        var said = labels.get(MANAGED_BY);
        if (said != null) {
            return said;
        }
        return MARKS.entrySet().stream()
                .filter(mark -> labels.containsKey(mark.getKey()) || annotations.containsKey(mark.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElseGet(() -> applied(meta));
    }

    /** Whoever applies on the server gives a name, which is kept. */
    private static @Nullable String applied(ObjectMeta meta) {
        return meta.getManagedFields() == null
                ? null
                : meta.getManagedFields().stream()
                        .filter(entry -> "Apply".equals(entry.getOperation()))
                        .map(entry -> entry.getManager())
                        .findFirst()
                        .orElse(null);
    }
}
