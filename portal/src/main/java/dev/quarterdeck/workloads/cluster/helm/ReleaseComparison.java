package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.platform.DiffLine;
import java.util.List;

/** Two revisions of a release, line by line; what is secret is masked, with a mark that changes with it. */
public record ReleaseComparison(HelmRelease from, HelmRelease to, List<DiffLine> values, List<DiffLine> manifest) {

    public ReleaseComparison {
        values = List.copyOf(values);
        manifest = List.copyOf(manifest);
    }
}
