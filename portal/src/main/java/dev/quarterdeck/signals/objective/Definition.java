package dev.quarterdeck.signals.objective;

import dev.quarterdeck.platform.EntityRef;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an objective asks for.
 *
 * @param name of letters, digits and dashes, by which others refer to it
 * @param target share that has to be good, over 0 and below 1
 * @param slices null if what happened counts, each as much as another
 */
public record Definition(
        String name,
        String title,
        @Nullable String description,
        EntityRef component,
        String environment,
        Indicator indicator,
        double target,
        Window window,
        @Nullable Slices slices,
        List<PolicyStep> policy) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int LONGEST_DESCRIPTION = 1_050;

    public Definition {
        policy = List.copyOf(policy);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Name: '%s' is not of small letters, digits and dashes, at most 63".formatted(name));
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("Title: say what it is called");
        }
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException("Description: at most %d characters".formatted(LONGEST_DESCRIPTION));
        }
        // negated, so that what is not a number is refused too
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("Target: over 0 and below 100 per cent, for nothing is always good");
        }
    }

    /** The share that may be bad. */
    public double budget() {
        return 1 - target;
    }

    /**
     * Whether so much counted that one bad thing would be within the budget; before that neither alerts nor holds follow.
     */
    boolean isTelling(Tally tally) {
        // a hair less, for what was reckoned with fractions
        return tally.total() * budget() >= 1 - 1e-9;
    }

    /** {@code 99.9 % succeed}. */
    public String words() {
        var percent = Numbers.plain(target * 100);
        return switch (indicator) {
            case Indicator.Availability() -> "%s %% succeed".formatted(percent);
            case Indicator.Latency(var within) -> "%s %% within %s".formatted(percent, time(within));
            case Indicator.Ratio(var part, var good, var total) ->
                "%s %% of %s %s".formatted(percent, words(total), (good ? "with " : "without ") + words(part));
            case Indicator.Threshold(var signal, var comparison, var limit) ->
                "%s %% of minutes: %s %s %s"
                        .formatted(percent, signal.label(), comparison.label(), Numbers.plain(limit));
            case Indicator.Asked(var connection, var _) ->
                "%s %%, measured by Prometheus%s".formatted(percent, connection == null ? "" : " " + connection);
            case Indicator.Elsewhere(var source) -> "%s %%, measured by %s".formatted(percent, source);
        };
    }

    private static String time(Duration time) {
        return time.toMillis() >= 1_000 ? Numbers.plain(time.toMillis() / 1e3) + " s" : time.toMillis() + " ms";
    }

    private static String words(String counter) {
        return counter.replaceAll("_total$", "").replace('_', ' ');
    }
}
