package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.workloads.cluster.helm.ReleaseDetail;
import org.jspecify.annotations.Nullable;

/**
 * One release of Helm.
 *
 * @param asked the revision that the address names; null for the newest
 */
public record HelmReleasePage(
        ReleaseDetail detail, @Nullable Integer asked) {

    public String path() {
        return "/clusters/%s/releases/%s/%s".formatted(detail.cluster(), detail.namespace(), detail.name());
    }

    public boolean stale() {
        return detail.standing().problem() != null;
    }

    /** The one before the one shown, which it is compared with; null if none is kept. */
    public @Nullable Integer before() {
        var shown = detail.shown();
        return shown == null
                ? null
                : detail.history().stream()
                        .map(row -> row.revision().revision())
                        .filter(revision -> revision < shown.revision())
                        .findFirst()
                        .orElse(null);
    }
}
