package dev.quarterdeck.connector.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trace as a row of a list.
 *
 * @param first with what it began
 * @param found the span that was looked for, with which a service begins; the first one if no service was asked for
 * @param services whose spans it has, in the order of the alphabet
 * @param failures how many spans failed
 */
public record TraceSummary(String traceId, Entry first, Entry found, int spans, List<String> services, int failures) {

    public TraceSummary {
        services = List.copyOf(services);
    }

    /** One span, without what is in it. */
    public record Entry(Span.Origin origin, String name, Instant start, Duration duration, boolean failed) {

        public static Entry of(Span span) {
            return new Entry(span.origin(), span.name(), span.start(), span.duration(), span.failed());
        }
    }

    /** @param service that was looked for; null for none */
    public static TraceSummary of(Trace trace, @Nullable String service) {
        var first = Entry.of(trace.first());
        var found = trace.spans().stream()
                .filter(span -> span.origin().service().equals(service))
                .max(Comparator.comparing(Span::entry).thenComparing(Span::duration))
                .map(Entry::of)
                .orElse(first);
        return new TraceSummary(
                trace.id(),
                first,
                found,
                trace.spans().size(),
                trace.spans().stream()
                        .map(span -> span.origin().service())
                        .distinct()
                        .sorted()
                        .toList(),
                Math.toIntExact(trace.spans().stream().filter(Span::failed).count()));
    }
}
