package dev.quarterdeck.signals.objective;

import dev.quarterdeck.signals.objective.Indicator.Comparison;

/** What an objective asks of a system that speaks PromQL. */
public sealed interface Question {

    /**
     * One number of another.
     *
     * @param part a query of the good ones, or of the bad ones
     * @param counters whether both give counters, which only grow; otherwise what happened lately
     */
    record Share(String part, boolean good, String total, boolean counters) implements Question {}

    /**
     * A share from 0 to 1, minute by minute.
     *
     * @param success whether it is the share of the good ones
     */
    record Ready(String query, boolean success) implements Question {}

    /** Minutes in which a number stays on the right side of a limit. */
    record Limit(String query, Comparison comparison, double limit) implements Question {}
}
