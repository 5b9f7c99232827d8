package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.kubernetes.Reasons;
import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import dev.quarterdeck.connector.manifest.Leftover;
import dev.quarterdeck.connector.manifest.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What only the newest revision of a release has. */
final class Leftovers {

    private static final String POLICY = "helm.sh/resource-policy";

    private final Applying applying;
    private final ReleaseOwnership ownership;

    Leftovers(Applying applying, ReleaseOwnership ownership) {
        this.applying = applying;
        this.ownership = ownership;
    }

    /**
     * @param now of the newest revision
     * @param then of the one that is gone back to
     */
    List<Leftover> of(Manifest now, Manifest then) {
        var stay = then.objects().stream().map(applying::part).map(Part::word).collect(Collectors.toSet());
        return now.objects().stream()
                .filter(object -> !stay.contains(applying.part(object).word()))
                .map(this::leftover)
                .toList();
    }

    private Leftover leftover(GenericKubernetesResource object) {
        var part = applying.part(object);
        try {
            return applying.read(object)
                    .map(there -> new Leftover(part, kept(object, there)))
                    .orElseGet(() -> new Leftover(part, "It is not there any more."));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 403 || e.getCode() == 404) {
                return new Leftover(part, Reasons.of(e));
            }
            throw e;
        }
    }

    private @Nullable String kept(GenericKubernetesResource object, GenericKubernetesResource there) {
        var annotations = object.getMetadata().getAnnotations();
        if (annotations != null && "keep".equals(annotations.get(POLICY))) {
            return "The chart says to keep it.";
        }
        return ownership.isOurs(there) ? null : "It does not say that it is this release's.";
    }
}
