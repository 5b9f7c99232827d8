package dev.quarterdeck.connector.kubernetes.manifest;

import dev.quarterdeck.connector.kubernetes.Masks;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import dev.quarterdeck.connector.manifest.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Objects that are applied together, as somebody wrote them. */
public record Manifest(List<GenericKubernetesResource> objects) {

    /** As Helm and kubectl do. */
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---[ \\t]*(?:#.*)?$");

    public Manifest {
        objects = List.copyOf(objects);
    }

    /** @throws IOException if it is no YAML, or not of objects */
    public static Manifest of(String text) throws IOException {
        var objects = new ArrayList<GenericKubernetesResource>();
        for (var document : SEPARATOR.split(text)) {
            try {
                add(ManifestYaml.read(document), objects);
            } catch (MarkedYAMLException e) {
                // its message has lines of the manifest in it
                throw new IOException("Its manifest is no YAML: " + e.getProblem(), e);
            } catch (YAMLException | IllegalArgumentException e) {
                throw new IOException("Its manifest cannot be read: " + e.getMessage(), e);
            }
        }
        return new Manifest(objects);
    }

    private static void add(Object document, List<GenericKubernetesResource> objects) {
        if (document instanceof Map<?, ?> map && !map.isEmpty()) {
            var fields = new Fields(map);
            if (fields.text("kind", "").endsWith("List") && map.get("items") instanceof List<?> items) {
                items.forEach(item -> add(item, objects));
                return;
            }
            if (fields.text("kind") == null
                    || fields.text("apiVersion") == null
                    || fields.at("metadata").text("name") == null) {
                throw new IllegalArgumentException("an object has no kind, version or name");
            }
            objects.add(Serialization.unmarshal(Serialization.asJson(map), GenericKubernetesResource.class));
        }
    }

    /** @param namespace of what does not say in which it is */
    public List<Part> parts(String namespace) {
        return objects.stream()
                .map(object -> new Part(
                        object.getApiVersion(),
                        object.getKind(),
                        object.getMetadata().getNamespace() == null
                                ? namespace
                                : object.getMetadata().getNamespace(),
                        object.getMetadata().getName()))
                .toList();
    }

    /** As YAML, without what is secret. */
    public String masked() {
        return objects.stream().map(Manifest::masked).collect(Collectors.joining());
    }

    private static String masked(GenericKubernetesResource object) {
        var copy = Serialization.clone(object);
        if ("Secret".equals(copy.getKind())) {
            copy.getAdditionalProperties().computeIfPresent("data", (_, values) -> dots(values));
            copy.getAdditionalProperties().computeIfPresent("stringData", (_, values) -> dots(values));
        } else {
            Masks.mask(copy);
        }
        return Serialization.asYaml(copy);
    }

    private static Object dots(Object values) {
        var masked = new LinkedHashMap<String, String>();
        if (values instanceof Map<?, ?> map) {
            map.forEach((key, value) -> masked.put(String.valueOf(key), Masks.marked(String.valueOf(value))));
        }
        return masked;
    }
}
