package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Objective;
import dev.quarterdeck.signals.objective.ObjectiveRow;
import dev.quarterdeck.signals.objective.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stands, as pages show it.
 *
 * @param css of its state
 * @param left per cent of the budget from 0 to 100, for a bar
 * @param budget likewise, in words
 * @param time that is left, of all that may be bad
 * @param burn over six hours
 */
public record ObjectiveView(
        Objective objective,
        @Nullable EntityRef owner,
        Standing.State state,
        String css,
        String icon,
        String reached,
        long left,
        String budget,
        String time,
        String burn,
        boolean fast,
        @Nullable Instant emptiesAt) {

    static ObjectiveView of(ObjectiveRow row, Instant now) {
        var state = row.state();
        var budget = row.budget();
        var burn = row.burn();
        return new ObjectiveView(
                row.objective(),
                row.owner(),
                state,
                css(state),
                icon(state),
                Figures.share(row.reached()),
                budget == null ? 0 : Math.clamp(Math.round(budget * 100), 0, 100),
                Figures.percent(budget),
                Figures.time(budget, allowed(row.objective(), now)),
                Figures.burn(burn),
                burn != null && burn > 1,
                row.emptiesAt());
    }

    /** Time that may be bad in its window. */
    static Duration allowed(Objective objective, Instant now) {
        var definition = objective.definition();
        return Duration.ofMillis(Math.round(definition.window().length(now).toMillis() * definition.budget()));
    }

    static String css(Standing.State state) {
        return switch (state) {
            case SPENT, BURNING -> "is-fail";
            case SLOWLY_BURNING -> "is-warn";
            case WITHIN -> "is-ok";
            case TOO_LITTLE, NOT_MEASURED -> "is-mute";
        };
    }

    static String icon(Standing.State state) {
        return switch (state) {
            case SPENT -> "ti-circle-x";
            case BURNING -> "ti-flame";
            case SLOWLY_BURNING -> "ti-alert-triangle";
            case WITHIN -> "ti-circle-check";
            case TOO_LITTLE, NOT_MEASURED -> "ti-circle-dashed";
        };
    }
}
