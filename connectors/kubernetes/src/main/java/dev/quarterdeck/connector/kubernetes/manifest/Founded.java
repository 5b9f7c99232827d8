package dev.quarterdeck.connector.kubernetes.manifest;

import dev.quarterdeck.connector.kubernetes.health.Fields;
import dev.quarterdeck.connector.manifest.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a manifest itself lays the ground for: objects in namespaces that it makes, and of kinds that it defines. */
final class Founded {

    private final Set<String> namespaces;
    private final Set<String> kinds;

    Founded(Manifest manifest) {
        this.namespaces = named(manifest, "Namespace")
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.toSet());
        this.kinds = named(manifest, "CustomResourceDefinition")
                .map(object -> Fields.of(object).at("spec"))
                .map(spec -> kind(spec.text("group", ""), spec.at("names").text("kind", "")))
                .collect(Collectors.toSet());
    }

    private static Stream<GenericKubernetesResource> named(Manifest manifest, String kind) {
        return manifest.objects().stream().filter(object -> kind.equals(object.getKind()));
    }

    private static String kind(String group, String kind) {
        return group + "/" + kind;
    }

    /** Whether the cluster can only be asked about {@code part} once others of the manifest are there. */
    boolean by(Part part) {
        var version = part.apiVersion();
        var slash = version.indexOf('/');
        return namespaces.contains(part.namespace())
                || (slash > 0 && kinds.contains(kind(version.substring(0, slash), part.kind())));
    }
}
