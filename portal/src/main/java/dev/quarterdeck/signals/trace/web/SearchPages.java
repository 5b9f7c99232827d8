package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.trace.TraceSummary;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.trace.Traces;
import dev.quarterdeck.signals.trace.store.EmbeddedTraces;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the pages say that list traces. */
@Component
class SearchPages {

    private static final int SHOWN = 100;
    private static final int EXAMPLES = 8;

    private final Traces traces;
    private final EmbeddedTraces embedded;
    private final Environments environments;
    private final Clock clock;

    SearchPages(Traces traces, EmbeddedTraces embedded, Environments environments, Clock clock) {
        this.traces = traces;
        this.embedded = embedded;
        this.environments = environments;
        this.clock = clock;
    }

    SearchPage page(TraceSearch search) {
        return page(search, SHOWN, true);
    }

    SearchPage examples(TraceSearch search) {
        return page(search, EXAMPLES, false);
    }

    private SearchPage page(TraceSearch search, int limit, boolean whole) {
        try {
            var found = traces.search(search.source(), search.query(clock.instant(), limit));
            var time = search.time(clock.instant());
            return page(
                    search,
                    found,
                    whole && !found.isEmpty() ? Scatter.of(found, time.from(), time.to()) : null,
                    null,
                    null,
                    whole);
        } catch (IllegalArgumentException e) {
            return page(search, List.of(), null, String.valueOf(e.getMessage()), null, whole);
        } catch (SourceUnavailable e) {
            return page(search, List.of(), null, null, String.valueOf(e.getMessage()), whole);
        }
    }

    private SearchPage page(
            TraceSearch search,
            List<TraceSummary> found,
            @Nullable Scatter scatter,
            @Nullable String refusal,
            @Nullable String away,
            boolean whole) {
        return new SearchPage(
                search,
                found,
                scatter,
                traces.sources(),
                // who does not answer now has told enough of that
                whole && away == null ? traces.services(search.source()) : List.of(),
                whole ? environments.inOrder() : List.of(),
                refusal,
                away,
                whole ? embedded.dropped() : 0);
    }
}
