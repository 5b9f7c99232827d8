package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.signals.objective.Indicator;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import dev.quarterdeck.signals.objective.Question;

/**
 * What is counted of what, as a form shows it.
 *
 * @param part a counter, or a query
 * @param good whether it counts the good ones
 */
record ShareFields(String part, boolean good, String total) {

    /** Of an indicator that counts neither, blank. */
    static ShareFields of(Indicator indicator) {
        return switch (indicator) {
            case Ratio(var part, var good, var total) -> new ShareFields(part, good, total);
            case Asked(var _, Question.Share(var part, var good, var total, var _)) ->
                new ShareFields(part, good, total);
            default -> new ShareFields("", false, "");
        };
    }
}
