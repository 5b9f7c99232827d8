package dev.quarterdeck.signals.dashboard.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit of what a panel shows.
 *
 * @param value in the unit of the panel, itself within the limit
 * @param below whether numbers under it are worse, in place of numbers over it
 */
public record Threshold(double value, boolean below, Level level) {

    public enum Level {
        WARN,
        FAIL;

        public String word() {
            return this == WARN ? "warn" : "fail";
        }

        /** @throws IllegalArgumentException if it is none */
        public static Level of(String word) {
            return Words.of(values(), Level::word, word);
        }
    }

    public Threshold {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A threshold is a number");
        }
    }

    boolean crossedBy(double number) {
        return below ? number < value : number > value;
    }

    /** The worst that a number crosses; null if it keeps all of them, or was not measured. */
    public static @Nullable Level worst(List<Threshold> thresholds, @Nullable Double number) {
        if (number == null) {
            return null;
        }
        return thresholds.stream()
                .filter(threshold -> threshold.crossedBy(number))
                .map(Threshold::level)
                .max(Level::compareTo)
                .orElse(null);
    }
}
