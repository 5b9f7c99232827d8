package dev.quarterdeck.signals.objective;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts slices of time in place of what happened in them: OpenSLO's budgeting methods Timeslices and RatioTimeslices.
 *
 * @param length in whole minutes
 * @param target share of a slice that has to be good for all of it to be; null if it counts as good as it was
 */
public record Slices(Duration length, @Nullable Double target) {

    public Slices {
        if (length.toMinutes() < 1 || length.toMinutes() > 1_440 || length.toSeconds() % 60 != 0) {
            throw new IllegalArgumentException("A time slice is of whole minutes, from 1m to 1d");
        }
        if (target != null && (target <= 0 || target > 1)) {
            throw new IllegalArgumentException("A time slice's target is over 0 and at most 1");
        }
    }

    /** One slice, of what happened in it. */
    Tally of(Tally happened) {
        if (happened.total() <= 0) {
            return Tally.NONE;
        }
        var ratio = happened.good() / happened.total();
        return new Tally(target == null ? ratio : ratio >= target ? 1 : 0, 1);
    }
}
