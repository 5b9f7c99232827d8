package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Standing.Silence;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.kubernetes.Follower;
import dev.quarterdeck.connector.kubernetes.Reasons;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of that which is followed tells no changes, though it was read and may be. */
final class Silences {

    private Silences() {}

    /** @param followed by their kinds */
    static @Nullable Silence of(SortedMap<String, Follower> followed) {
        var silent = followed.entrySet().stream()
                .filter(one -> Followed.watch(one.getValue()) == Watch.WATCHED
                        && one.getValue().silentSince().isPresent())
                .toList();
        return silent.stream()
                .flatMap(one -> one.getValue().silentSince().stream())
                .min(Comparator.naturalOrder())
                .map(since -> new Silence(silent.stream().map(Map.Entry::getKey).toList(), since, why(silent)))
                .orElse(null);
    }

    private static @Nullable String why(List<Map.Entry<String, Follower>> silent) {
        return silent.stream()
                .flatMap(one -> Stream.ofNullable(one.getValue().trouble()))
                .map(Reasons::of)
                .findFirst()
                .orElse(null);
    }
}
