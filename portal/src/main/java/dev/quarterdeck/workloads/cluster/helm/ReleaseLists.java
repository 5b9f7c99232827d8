package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmReleases.Newest;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Found;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.Silence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of releases, asked of the cluster each time: the portal keeps nothing of them. */
@Component
public class ReleaseLists {

    private final Inventories inventories;

    ReleaseLists(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * @param matching how many there are on all pages
     * @param cut whether the cluster has more than the portal lists
     * @param silence why the cluster did not say; null if it did
     */
    public record Listed(
            Page<ReleaseRow> page,
            int matching,
            boolean cut,
            @Nullable Silence silence) {}

    /**
     * By namespace and name. Of those shown the chart is read, and of no other.
     *
     * @param after where the page begins, as the page before it says; null for the first
     * @throws NotFound if there is no such cluster
     */
    public Listed find(String cluster, ReleaseFilter filter, @Nullable String after, int limit) {
        var answers = new Answers(inventories.of(cluster));
        var newest =
                answers.to(asked -> asked.helm().newest(filter.namespace())).orElse(new Newest(List.of(), false));
        var silence = Silence.of(answers);
        var all = newest.revisions().stream().filter(filter::takes).toList();
        var found = Found.of(all, ReleaseLists::key, after, limit).map(one -> row(answers, one));
        return new Listed(found.page(), found.matching(), newest.cut(), silence);
    }

    static ReleaseRow row(Answers answers, HelmRevision revision) {
        return new ReleaseRow(
                revision,
                answers.to(asked -> asked.helm().head(revision))
                        .flatMap(head -> head)
                        .orElse(null));
    }

    /** Sorts as namespace and then name do, for neither has a space, which is before all that they are made of. */
    private static String key(HelmRevision one) {
        return "%s %s".formatted(one.namespace(), one.release());
    }
}
