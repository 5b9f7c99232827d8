package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.trace.TraceSummary;
import dev.quarterdeck.environments.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traces that were looked for.
 *
 * @param refusal what is wrong with the question; null if nothing is
 * @param away why the source does not answer; null if it does
 * @param dropped spans of the last hour that the portal could not keep
 */
public record SearchPage(
        TraceSearch search,
        List<TraceSummary> traces,
        @Nullable Scatter scatter,
        List<String> sources,
        List<String> services,
        List<Environment> environments,
        @Nullable String refusal,
        @Nullable String away,
        long dropped) {

    public String source() {
        var chosen = search.source();
        return chosen == null || chosen.isBlank() ? sources.getFirst() : chosen;
    }

    /** Where one of them is shown. */
    public String trace(String id) {
        return Address.of("/traces/" + id).with("source", search.source()).toString();
    }

    /** Whether anything but the time and the order is asked for. */
    public boolean isFiltered() {
        return search.onlyErrors()
                || java.util.stream.Stream.of(
                                search.component(), search.environment(), search.release(), search.min(), search.tag())
                        .anyMatch(field -> field != null && !field.isBlank());
    }
}
