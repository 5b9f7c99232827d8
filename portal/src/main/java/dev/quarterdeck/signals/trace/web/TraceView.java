package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.signals.trace.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a trace is shown, as it stands in an address.
 *
 * @param only {@code critical} for what the whole waited for, {@code errors} for what failed; all if it is left out
 * @param all whether parts are shown however many there are
 * @param open ids of spans whose parts are shown although there are many
 * @param source that has the trace; the first that has it if it is left out
 */
public record TraceView(
        @Nullable String only,
        @Nullable Boolean all,
        @Nullable List<String> open,
        @Nullable String source) {

    /** As many rows a page may begin with. */
    private static final int USUAL = 250;

    public List<String> opened() {
        return open == null ? List.of() : List.copyOf(open);
    }

    public String which() {
        return only == null ? "" : only;
    }

    public boolean shows(Step step) {
        return switch (which()) {
            case "critical" -> step.isCritical();
            case "errors" -> step.span().failed();
            default -> true;
        };
    }

    /** To what depth parts are shown, so that there are not too many; at least one below the first. */
    int deepest(List<Step> steps) {
        if ((all != null && all) || !which().isEmpty() || steps.size() <= USUAL) {
            return Integer.MAX_VALUE;
        }
        var depth = 0;
        while (atMost(steps, depth + 1) <= USUAL) {
            depth++;
        }
        return Math.max(1, depth);
    }

    private static long atMost(List<Step> steps, int depth) {
        return steps.stream().filter(step -> step.depth() <= depth).count();
    }
}
