package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmReading;
import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Standing;
import dev.quarterdeck.workloads.cluster.PartRow;
import dev.quarterdeck.workloads.cluster.Silence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One release of Helm, seen as one of its revisions.
 *
 * @param history newest first; empty if the cluster did not say
 * @param shown which of them; null if the cluster did not say
 * @param reading null if the cluster did not say in time
 * @param parts of the revision shown, with how they do now
 * @param silence why the cluster did not say; null if it did
 */
public record ReleaseDetail(
        String cluster,
        String namespace,
        String name,
        Standing standing,
        List<ReleaseRow> history,
        @Nullable HelmRevision shown,
        @Nullable HelmReading reading,
        List<PartRow> parts,
        @Nullable Silence silence) {

    public ReleaseDetail {
        history = List.copyOf(history);
        parts = List.copyOf(parts);
    }

    /** Null if it could not be read. */
    public @Nullable HelmRelease release() {
        return reading instanceof HelmReading.Read(var release) ? release : null;
    }

    /** What is wrong with what Helm wrote; null if nothing is. */
    public @Nullable String fault() {
        return reading instanceof HelmReading.Unreadable(var _, var why) ? why : null;
    }

    public @Nullable HelmRevision newest() {
        return history.isEmpty() ? null : history.getFirst().revision();
    }

    public boolean isNewest() {
        return shown != null && shown.equals(newest());
    }

    /** As bad as the worst of its parts; null if nothing is known of any. */
    public @Nullable Health health() {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.health()))
                .max(Comparator.comparing(Health::status))
                .orElse(null);
    }
}
