package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.connector.manifest.Leftover;
import dev.quarterdeck.connector.manifest.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is there of a set, by its label. */
final class SetMembers {

    /** Questions at once. */
    private static final int ABREAST = 8;

    private final Applying applying;
    private final String id;

    SetMembers(Applying applying, String id) {
        this.applying = applying;
        this.id = id;
    }

    private record Place(ResourceDefinitionContext kind, String namespace) {}

    /** Members that {@code manifest} does not have, as they are. */
    List<GenericKubernetesResource> beside(Manifest manifest, SetScope scope) {
        var wanted = manifest.objects().stream()
                .map(applying::part)
                .map(SetMembers::key)
                .collect(Collectors.toSet());
        return scope.kinds().stream()
                .flatMap(kind -> places(kind, scope))
                .gather(Gatherers.mapConcurrent(ABREAST, this::in))
                .flatMap(List::stream)
                .filter(there -> !wanted.contains(key(applying.part(there))))
                .toList();
    }

    /** The same object has the same key in whatever version. */
    private static Part key(Part part) {
        return new Part("", SetScope.kind(part), part.namespace(), part.name());
    }

    private Stream<Place> places(String word, SetScope scope) {
        var dot = word.indexOf('.');
        return applying.served()
                .preferred(dot < 0 ? "" : word.substring(dot + 1), dot < 0 ? word : word.substring(0, dot))
                .map(kind -> kind.isNamespaceScoped()
                        ? scope.namespaces().map(namespace -> new Place(kind, namespace))
                        : Stream.of(new Place(kind, "")))
                .orElse(Stream.empty());
    }

    private List<GenericKubernetesResource> in(Place place) {
        return applying.labelled(place.kind(), place.namespace(), ApplySet.PART_OF, id);
    }

    Leftover leftover(GenericKubernetesResource there) {
        return new Leftover(applying.part(there), kept(there));
    }

    private static @Nullable String kept(GenericKubernetesResource there) {
        if (there.getMetadata().getDeletionTimestamp() != null) {
            return "It is being removed already.";
        }
        if ("keep".equals(SetOwnership.annotations(there).get("helm.sh/resource-policy"))) {
            return "It says itself that it is to be kept.";
        }
        return there.getMetadata().getOwnerReferences() == null
                        || there.getMetadata().getOwnerReferences().isEmpty()
                ? null
                : "It belongs to another object, and goes with it.";
    }

    /** Those of {@code members} that are chosen and may go. */
    List<GenericKubernetesResource> chosen(List<GenericKubernetesResource> members, Set<String> words) {
        return members.stream()
                .filter(there -> {
                    var leftover = leftover(there);
                    return leftover.kept() == null && words.contains(leftover.word());
                })
                .toList();
    }
}
