package dev.quarterdeck.connector.kubernetes.git;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a wish.
 *
 * @param commit in which it is on the branch; null while it is not
 * @param at when that was made
 * @param problem why it is not there, for a person to read; null if nothing stands in the way
 * @param foreign what others made of the files since the portal wrote them
 */
public record Standing(
        Wish wish,
        @Nullable String commit,
        @Nullable Instant at,
        @Nullable String problem,
        List<Foreign> foreign) {

    public Standing {
        foreign = List.copyOf(foreign);
    }

    static Standing of(Wish wish) {
        return new Standing(wish, null, null, null, List.of());
    }

    static Standing written(Wish wish, String commit, Instant at, List<Foreign> foreign) {
        return new Standing(wish.done(), commit, at, null, foreign);
    }

    Standing because(@Nullable String problem) {
        return new Standing(wish, commit, at, problem, foreign);
    }

    /** Whether it is not written because others changed these files, and nobody said that they may be replaced. */
    public boolean conflicts() {
        return commit == null && !foreign.isEmpty();
    }

    /**
     * A file that others changed.
     *
     * @param ours as the portal wrote it last; empty if it did not
     * @param theirs empty if they deleted it
     * @param by who, and in which commit
     */
    public record Foreign(String file, String ours, String theirs, String by, Instant at) {}
}
