package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Standing;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.workloads.cluster.PartRow;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One set.
 *
 * @param set null if the cluster did not say
 * @param members with how they do now
 * @param silence why the cluster did not say, or not all; null if it did
 */
public record SetDetail(
        SetName name,
        Standing standing,
        @Nullable ApplySet set,
        List<PartRow> members,
        @Nullable Silence silence) {

    public SetDetail {
        members = List.copyOf(members);
    }

    public boolean isStale() {
        return standing.problem() != null;
    }

    private Map<String, String> facts() {
        return set == null ? Map.of() : set.facts();
    }

    /** Null if it came from elsewhere. */
    public @Nullable GitFolder folder() {
        return SetFacts.folder(facts()).orElse(null);
    }

    public @Nullable String commit() {
        return SetFacts.commit(facts());
    }

    public @Nullable String appliedBy() {
        return SetFacts.appliedBy(facts());
    }

    public @Nullable Instant appliedAt() {
        return SetFacts.appliedAt(facts());
    }

    /** As bad as the worst of its members; null if nothing is known of any. */
    public @Nullable Health health() {
        return members.stream()
                .flatMap(member -> Stream.ofNullable(member.health()))
                .max(Comparator.comparing(Health::status))
                .orElse(null);
    }
}
