package dev.quarterdeck.signals.objective;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objective in a list, as it stood when it was judged last.
 *
 * @param owner of the component; null if nobody is known
 * @param budget what is left, 1 is all of it; null if nothing counted
 * @param burn over six hours; null if nothing counted in them
 * @param emptiesAt when nothing is left if it goes on like that; null if it lasts
 * @param judgedAt null if it never was
 */
public record ObjectiveRow(
        Objective objective,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        Standing.State state,
        Tally tally,
        @Nullable Double budget,
        @Nullable Double burn,
        @Nullable Instant emptiesAt,
        @Nullable Instant judgedAt) {

    /** The share that was good; null if nothing counted. */
    public @Nullable Double reached() {
        return tally.total() <= 0 ? null : Double.valueOf(tally.good() / tally.total());
    }
}
