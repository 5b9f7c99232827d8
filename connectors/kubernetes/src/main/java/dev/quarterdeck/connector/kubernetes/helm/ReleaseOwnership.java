package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.kubernetes.manifest.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects of a release of Helm, by the marks that Helm puts on each. */
record ReleaseOwnership(String namespace, String release) implements Ownership {

    static final String RELEASE = "meta.helm.sh/release-name";
    static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

    @Override
    public void mark(GenericKubernetesResource object) {
        var meta = object.getMetadata();
        meta.setLabels(with(meta.getLabels(), Map.of("app.kubernetes.io/managed-by", "Helm")));
        meta.setAnnotations(with(meta.getAnnotations(), Map.of(RELEASE, release, RELEASE_NAMESPACE, namespace)));
    }

    private static Map<String, String> with(@Nullable Map<String, String> words, Map<String, String> more) {
        var all = new HashMap<>(words == null ? Map.of() : words);
        all.putAll(more);
        return all;
    }

    @Override
    public @Nullable String refusal(GenericKubernetesResource there) {
        return owner(there).isEmpty() || isOurs(there) ? null : "Another release of Helm has it by now.";
    }

    /** What a release made stays its own, also if its marks were taken away. */
    @Override
    public boolean takesOver(GenericKubernetesResource there) {
        return false;
    }

    @Override
    public Set<String> managers(GenericKubernetesResource there) {
        return Adoption.helms(there);
    }

    /** Whether {@code there} says that it is this release's. */
    boolean isOurs(GenericKubernetesResource there) {
        return owner(there).equals(namespace + "/" + release);
    }

    private static String owner(GenericKubernetesResource there) {
        var annotations = there.getMetadata().getAnnotations();
        return annotations == null || !annotations.containsKey(RELEASE)
                ? ""
                : annotations.getOrDefault(RELEASE_NAMESPACE, "") + "/" + annotations.get(RELEASE);
    }
}
