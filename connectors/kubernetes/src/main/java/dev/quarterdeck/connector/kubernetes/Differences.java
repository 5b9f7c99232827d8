package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
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

    /**
     * What is meant by an object, as values by path. Members of a list stand by their name or their port, for their
     * places mean nothing.
     */
    static SortedMap<String, String> fields(HasMetadata object) {
        var tree = Serialization.unmarshal(Serialization.asJson(object), GenericKubernetesResource.class);
        var fields = new TreeMap<String, String>();
        collect("spec", tree.getAdditionalProperties().get("spec"), fields);
        collect("metadata.labels", object.getMetadata().getLabels(), fields);
        return fields;
    }

    private static void collect(String path, @Nullable Object value, Map<String, String> fields) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, member) -> collect(path + "." + key, member, fields));
            case List<?> list -> {
                for (var index = 0; index < list.size(); index++) {
                    collect("%s[%s]".formatted(path, key(list.get(index), index)), list.get(index), fields);
                }
            }
            default -> fields.put(path, value.toString());
        }
    }

    private static String key(@Nullable Object member, int index) {
        if (member instanceof Map<?, ?> map) {
            for (var key : List.of("name", "containerPort", "port")) {
                if (map.get(key) != null) {
                    return map.get(key).toString();
                }
            }
        }
        return Integer.toString(index);
    }
}
