package dev.quarterdeck.connector.helm;

import dev.quarterdeck.connector.manifest.Part;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a release, read. What is secret is masked, for good.
 *
 * @param deployedAt when Helm says that it deployed this revision; null if it does not say
 * @param firstDeployedAt the same of the first revision
 * @param notes what the chart tells whoever installed it; empty if nothing
 * @param values that were given to the chart, as YAML; empty if none were
 * @param manifest what was applied, as YAML
 * @param parts what is in the manifest, in its order
 * @param hooks what Helm runs before or after; not in the manifest
 */
public record HelmRelease(
        HelmRevision revision,
        Head head,
        @Nullable Instant deployedAt,
        @Nullable Instant firstDeployedAt,
        String notes,
        String values,
        String manifest,
        List<Part> parts,
        List<Hook> hooks) {

    public HelmRelease {
        parts = List.copyOf(parts);
        hooks = List.copyOf(hooks);
    }

    /**
     * @param appVersion null if the chart does not say
     * @param description why there is this revision, in Helm's words
     */
    public record Head(
            String chart, String chartVersion, @Nullable String appVersion, String description) {}

    /** @param events such as pre-upgrade */
    public record Hook(String kind, String name, List<String> events) {

        public Hook {
            events = List.copyOf(events);
        }
    }
}
