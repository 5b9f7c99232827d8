package dev.quarterdeck.connector.kubernetes.manifest;

import dev.quarterdeck.connector.kubernetes.FieldPaths;
import dev.quarterdeck.connector.kubernetes.Masks;
import dev.quarterdeck.connector.manifest.Step.Change;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What would become of an object, field by field. */
final class FieldDiff {

    private static final Set<String> OTHERS = Set.of("apiVersion", "kind", "metadata", "status");

    private FieldDiff() {}

    /**
     * @param gone what a revision set that the one gone back to does not; the cluster takes it away once it is applied
     */
    static List<Change> between(
            GenericKubernetesResource there, GenericKubernetesResource applied, SortedMap<String, String> gone) {
        var from = fields(there);
        var to = fields(applied);
        to.keySet().removeAll(gone.keySet());
        var paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(from.get(path), to.get(path)))
                .map(path -> new Change(path, masked(there, path, from.get(path)), masked(there, path, to.get(path))))
                .toList();
    }

    private static @Nullable String masked(GenericKubernetesResource object, String path, @Nullable String value) {
        var isSecret =
                "Secret".equals(object.getKind()) && (path.startsWith("data.") || path.startsWith("stringData."));
        return value == null || !(isSecret || Masks.TELLING.matcher(path).matches()) ? value : Masks.marked(value);
    }

    /** What is meant by it, without what the cluster writes of itself. */
    static SortedMap<String, String> fields(GenericKubernetesResource object) {
        var fields = new TreeMap<String, String>();
        Map<?, ?> tree = Serialization.unmarshal(Serialization.asJson(object), Map.class);
        tree.forEach((name, value) -> {
            if (!OTHERS.contains(String.valueOf(name))) {
                FieldPaths.collect(String.valueOf(name), value, fields);
            }
        });
        FieldPaths.collect("metadata.labels", object.getMetadata().getLabels(), fields);
        FieldPaths.collect("metadata.annotations", object.getMetadata().getAnnotations(), fields);
        return fields;
    }
}
