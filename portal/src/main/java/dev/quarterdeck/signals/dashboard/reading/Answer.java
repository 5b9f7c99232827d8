package dev.quarterdeck.signals.dashboard.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a panel shows. */
public sealed interface Answer {

    /**
     * Lines over time.
     *
     * @param at moments, each the begin of a step
     * @param lastWeek the same a week before; empty unless that is compared
     * @param leftOut lines that are too many to be shown; those with the highest numbers are
     */
    record Chart(Duration step, List<Instant> at, List<Line> lines, List<Line> lastWeek, int leftOut)
            implements Answer {}

    /**
     * One number, or a few.
     *
     * @param lastWeek empty unless that is compared
     */
    record Numbers(List<Line> lines, List<Line> lastWeek, int leftOut) implements Answer {}

    /** @param rows in the order in which they are shown */
    record Rows(List<Cells> rows, int leftOut) implements Answer {}

    /** @param numbers one for each column */
    record Cells(Line line, List<@Nullable Double> numbers) {}

    /** @param lines in the order in which they are shown */
    record Top(List<Line> lines, int leftOut) implements Answer {}

    /**
     * Requests by how long they took.
     *
     * @param bounds upper ends of the buckets in seconds, ascending, without the last one, which has none
     * @param counts at each moment, of each bucket; null where nothing was measured
     */
    record Heat(Duration step, List<Instant> at, List<Double> bounds, List<@Nullable List<Double>> counts)
            implements Answer {}

    record Text(String markdown) implements Answer {}

    /**
     * Nothing, and why.
     *
     * @param message for whoever looks at the panel
     */
    record Nothing(Why why, String message) implements Answer {}

    enum Why {
        NO_DATA("no-data", "No data"),
        SLOW("slow", "Too slow"),
        WRONG("wrong", "Wrong query"),
        AWAY("away", "Does not answer"),
        NOT_CONNECTED("not-connected", "Not connected");

        private final String word;
        private final String label;

        Why(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }
    }
}
