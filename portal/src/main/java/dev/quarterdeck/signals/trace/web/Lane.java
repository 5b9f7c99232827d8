package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.signals.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One span as a row of the waterfall.
 *
 * @param css that names its service by a colour
 * @param hidden how many parts are not shown
 * @param bars first all of it, then where the whole waited for it
 * @param labelX where the words begin or, at the end of the lane, end
 * @param full whether words have no room but on the bar itself
 */
public record Lane(
        Step step,
        String css,
        int hidden,
        List<Bar> bars,
        String label,
        String labelX,
        boolean labelEnds,
        boolean full,
        String words) {

    private static final int DEEPEST = 12;
    private static final int MOST_BARS = 20;

    public record Bar(String x, String width, String css) {}

    static Lane of(Step step, Duration total, int colour, int hidden) {
        var whole = Math.max(1, total.toNanos());
        var start = 100.0 * step.from() / whole;
        var width = 100.0 * step.span().duration().toNanos() / whole;
        var bars = new ArrayList<Bar>();
        bars.add(bar(start, width, step.unanswered() ? "lag" : ""));
        if (!step.unanswered()) {
            step.critical().stream()
                    .limit(MOST_BARS)
                    .forEach(stretch -> bars.add(bar(
                            100.0 * stretch.from() / whole,
                            100.0 * stretch.duration().toNanos() / whole,
                            "crit")));
        }
        var label = label(step);
        var full = start + width > 70 && start < 14;
        var ends = start + width > 70 && !full;
        return new Lane(
                step,
                "is-c" + (colour % 6 + 1),
                hidden,
                bars,
                label,
                percent(full ? start + 1 : ends ? start - 0.5 : start + width + 0.5),
                ends,
                full,
                "%s: from %s, %s".formatted(step.span().name(), Took.of(step.start()), label));
    }

    private static String label(Step step) {
        var took = Took.of(step.span().duration());
        if (step.unanswered()) {
            return took + ", no answer";
        }
        return step.waited() ? took : took + ", not waited for";
    }

    private static Bar bar(double x, double width, String css) {
        return new Bar(percent(x), percent(Math.max(0.15, width)), css);
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(number, 0, 100));
    }

    public String depthCss() {
        return "is-d" + Math.min(DEEPEST, step.depth());
    }
}
