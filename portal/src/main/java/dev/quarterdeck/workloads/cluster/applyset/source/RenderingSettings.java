package dev.quarterdeck.workloads.cluster.applyset.source;

import dev.quarterdeck.workloads.cluster.applyset.source.program.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What makes manifests out of overlays and charts.
 *
 * @param kustomize or kubectl, by its path or its name; null for the first of the two in the portal's PATH
 * @param helm likewise; null for the one in the portal's PATH
 * @param longest how long each program may run, and how long fetching a commit may take
 * @param largest how much all manifests of a source may be
 */
@ConfigurationProperties("quarterdeck.apply-sets")
record RenderingSettings(
        @Nullable String kustomize,
        @Nullable String helm,
        @DefaultValue("60s") Duration longest,
        @DefaultValue("3MB") DataSize largest) {

    Limits limits() {
        return new Limits(longest, largest);
    }
}
