package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Change;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The objects of a workload as files, one for each. An empty text stands for no file. */
final class ManifestFiles {

    private static final List<String> NAMES = List.of(
            "deployment.yaml",
            "service.yaml",
            "httproute.yaml",
            "horizontalpodautoscaler.yaml",
            "poddisruptionbudget.yaml");

    private ManifestFiles() {}

    static SortedMap<String, String> none() {
        var files = new TreeMap<String, String>();
        NAMES.forEach(name -> files.put(name, ""));
        return files;
    }

    static SortedMap<String, String> of(List<HasMetadata> objects) {
        var files = none();
        objects.forEach(
                object -> files.put(object.getKind().toLowerCase(Locale.ROOT) + ".yaml", SortedManifest.yaml(object)));
        return files;
    }

    /** Field by field, if both are what they should be. */
    static List<Change> changes(String file, String before, String after) {
        var from = read(before);
        var to = read(after);
        var changes = from == null || to == null ? List.<Change>of() : Differences.between(from, to);
        return changes.isEmpty() ? List.of(new Change(file, "the file", present(before), present(after))) : changes;
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : "%d lines".formatted(text.lines().count());
    }

    private static @Nullable GenericKubernetesResource read(String text) {
        try {
            return text.isEmpty() ? null : Serialization.unmarshal(text, GenericKubernetesResource.class);
        } catch (KubernetesClientException | IllegalArgumentException e) {
            return null;
        }
    }
}
