package dev.quarterdeck.connector.trace;

import java.util.Comparator;
import java.util.List;

/**
 * Everything that is kept of one request.
 *
 * @param spans at least one, in the order in which they began
 */
public record Trace(String id, List<Span> spans) {

    public Trace {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("A trace has a span at least");
        }
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::start).thenComparing(Span::duration, Comparator.reverseOrder()))
                .toList();
    }

    /** The one that no other is a parent of; of several, or where it is missing, the earliest. */
    public Span first() {
        return spans.stream()
                .filter(span -> span.parentId() == null)
                .findFirst()
                .orElse(spans.getFirst());
    }
}
