package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.objective.AskingProblem;
import dev.quarterdeck.signals.objective.BurnAlert;
import dev.quarterdeck.signals.objective.Correction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One objective with everything that explains how it stands.
 *
 * @param requests left, of all that may be bad; null of what counts no requests
 * @param measuredAt when something counted last; null if nothing ever did
 * @param behind whether older measurements are still being counted
 * @param problem why what another system measures is not counted; null if it is, or nobody else measures it
 */
public record ObjectivePage(
        ObjectiveView view,
        @Nullable String requests,
        String counted,
        @Nullable Instant measuredAt,
        boolean behind,
        @Nullable AskingProblem problem,
        BudgetChart chart,
        List<Burn> burns,
        List<Cost> costs,
        List<CorrectionView> corrections,
        List<BurnAlert> alerts) {

    /**
     * One rule by which the budget burns too fast.
     *
     * @param since when it began to; null if it does not
     */
    public record Burn(
            String windows,
            String urgency,
            String limit,
            String over,
            String under,
            boolean isLong,
            boolean isShort,
            @Nullable Instant since) {

        public String state() {
            return since != null || (isLong && isShort) ? "Firing" : isLong || isShort ? "Near" : "Quiet";
        }

        public String css() {
            return switch (state()) {
                case "Firing" -> "is-fail";
                case "Near" -> "is-warn";
                default -> "is-ok";
            };
        }

        public String icon() {
            return switch (state()) {
                case "Firing" -> "ti-flame";
                case "Near" -> "ti-alert-triangle";
                default -> "ti-circle-check";
            };
        }

        public String why() {
            if (isLong && isShort) {
                return "both windows are over the limit";
            }
            return isLong ? "over, but not any more" : isShort ? "only just, and not for long" : "under the limit";
        }
    }

    /** @param change null of the time before the first one */
    public record Cost(@Nullable Change change, Instant from, boolean last, String budget, String time, String bad) {}

    /** @param effect what it leaves out */
    public record CorrectionView(Correction correction, String effect, boolean own) {}
}
