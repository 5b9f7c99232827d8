package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What makes one object another, field by field. */
final class Differences {

    private Differences() {}

    static List<Change> between(@Nullable HasMetadata before, HasMetadata after) {
        var from = before == null ? new TreeMap<String, String>() : fields(before);
        var to = fields(after);
        var paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(from.get(path), to.get(path)))
                .map(path -> new Change(Writer.name(after), path, from.get(path), to.get(path)))
                .toList();
    }

    /** What is meant by an object. */
    static SortedMap<String, String> fields(HasMetadata object) {
        var tree = Serialization.unmarshal(Serialization.asJson(object), GenericKubernetesResource.class);
        var fields = new TreeMap<String, String>();
        FieldPaths.collect("spec", tree.getAdditionalProperties().get("spec"), fields);
        FieldPaths.collect("metadata.labels", object.getMetadata().getLabels(), fields);
        return fields;
    }
}
