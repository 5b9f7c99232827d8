package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.kubernetes.manifest.Ownership;
import dev.quarterdeck.connector.manifest.ApplySet;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of a set, by their label.
 *
 * @param id of the set
 */
record SetOwnership(String id) implements Ownership {

    /** What the cluster then says who changed a field. */
    static final String MANAGER = "quarterdeck-apply-set";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    @Override
    public void mark(GenericKubernetesResource object) {
        var labels = new HashMap<>(labels(object));
        labels.put(ApplySet.PART_OF, id);
        object.getMetadata().setLabels(labels);
    }

    @Override
    public @Nullable String refusal(GenericKubernetesResource there) {
        var labels = labels(there);
        if (labels.containsKey(ApplySet.PART_OF) && !isMember(there)) {
            return "It is of another set.";
        }
        if (labels.containsKey(ApplySet.ID)) {
            return "A set is kept in it.";
        }
        return ApplySet.OWN.equals(labels.get(MANAGED_BY)) ? "It belongs to a workload of the portal." : null;
    }

    @Override
    public boolean takesOver(GenericKubernetesResource there) {
        return !isMember(there);
    }

    @Override
    public Set<String> managers(GenericKubernetesResource there) {
        return Set.of(MANAGER);
    }

    private boolean isMember(GenericKubernetesResource there) {
        return id.equals(labels(there).get(ApplySet.PART_OF));
    }

    static Map<String, String> labels(GenericKubernetesResource object) {
        return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
    }

    static Map<String, String> annotations(GenericKubernetesResource object) {
        return Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
    }
}
