package dev.quarterdeck.signals.objective;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stands at a moment.
 *
 * @param measuredAt when something counted last; null if nothing ever did
 * @param tally of its window, without what was corrected
 * @param burn rate by window, the shortest first: 1 uses the budget up in exactly the objective's window; without those in
 *     which nothing counted
 */
public record Standing(
        Instant judgedAt,
        @Nullable Instant measuredAt,
        State state,
        Tally tally,
        @Nullable Double budget,
        @Nullable Instant emptiesAt,
        SortedMap<Duration, Double> burn) {

    /** The worst first. */
    public enum State {
        SPENT("Out of budget"),
        BURNING("Burning"),
        SLOWLY_BURNING("Slowly burning"),
        WITHIN("Within"),
        /** So little that one thing going wrong would be more than may. */
        TOO_LITTLE("Too little counted"),
        NOT_MEASURED("Not measured");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException if it is none */
        public static State of(String word) {
            for (var state : values()) {
                if (state.word().equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("There is no state '%s' of an objective".formatted(word));
        }
    }

    public Standing {
        burn = new TreeMap<>(burn);
    }

    /** The share that was good; null if nothing counted. */
    public @Nullable Double reached() {
        return tally.total() <= 0 ? null : Double.valueOf(tally.good() / tally.total());
    }

    /** Over six hours; null if nothing counted in them. */
    public @Nullable Double usualBurn() {
        return burn.get(ObjectiveSettings.USUAL);
    }

    /** What is left of the budget, 1 is all of it; null if nothing counted. */
    static @Nullable Double budget(Tally tally, double allowed) {
        return tally.total() <= 0 ? null : Double.valueOf(1 - tally.bad() / (allowed * tally.total()));
    }
}
