package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmReading;
import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.platform.LineDiff;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.PartRow;
import dev.quarterdeck.workloads.cluster.Silence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One release of Helm in a cluster. */
@Component
public class ClusterReleases {

    private final Inventories inventories;

    ClusterReleases(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * @param revision null for the newest
     * @throws NotFound if there is no such release, or Helm keeps no such revision of it
     */
    public ReleaseDetail of(String cluster, String namespace, String name, @Nullable Integer revision) {
        var inventory = inventories.of(cluster);
        var answers = new Answers(inventory);
        var history = answers.to(asked -> asked.helm().history(namespace, name)).orElse(List.of());
        if (answers.silence() != null) {
            return new ReleaseDetail(
                    cluster,
                    namespace,
                    name,
                    inventory.standing(),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    Silence.of(answers));
        }
        var shown = chosen(history, name, revision);
        var reading = answers.to(asked -> asked.helm().read(shown)).flatMap(found -> found);
        var rows = history.stream().map(one -> ReleaseLists.row(answers, one)).toList();
        return new ReleaseDetail(
                cluster,
                namespace,
                name,
                inventory.standing(),
                rows,
                shown,
                reading.orElse(null),
                reading.map(found -> parts(found, inventory)).orElse(List.of()),
                Silence.of(answers));
    }

    private static HelmRevision chosen(List<HelmRevision> history, String name, @Nullable Integer revision) {
        return history.stream()
                .filter(one -> revision == null || one.revision() == revision)
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        history.isEmpty()
                                ? "There is no release '%s' of Helm in that namespace.".formatted(name)
                                : "Helm keeps no revision %d of '%s'.".formatted(revision, name)));
    }

    private static List<PartRow> parts(HelmReading reading, Inventory inventory) {
        return reading instanceof HelmReading.Read(var release)
                ? release.parts().stream()
                        .map(part -> PartRow.of(part, inventory))
                        .toList()
                : List.of();
    }

    /**
     * What made one revision another.
     *
     * @throws NotFound if one of them is not kept, or cannot be read
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster does not answer
     */
    public ReleaseComparison compare(String cluster, String namespace, String name, int from, int to) {
        var helm = inventories.of(cluster).helm();
        var history = helm.history(namespace, name);
        var before = readable(helm.read(chosen(history, name, from)), from);
        var after = readable(helm.read(chosen(history, name, to)), to);
        return new ReleaseComparison(
                before,
                after,
                LineDiff.between(before.values(), after.values()),
                LineDiff.between(before.manifest(), after.manifest()));
    }

    private static HelmRelease readable(Optional<HelmReading> reading, int revision) {
        return switch (reading.orElse(null)) {
            case HelmReading.Read(var release) -> release;
            case HelmReading.Unreadable(var _, var why) ->
                throw new NotFound("Revision %d cannot be read: %s.".formatted(revision, why));
            case null -> throw new NotFound("Helm keeps revision %d no more.".formatted(revision));
        };
    }
}
