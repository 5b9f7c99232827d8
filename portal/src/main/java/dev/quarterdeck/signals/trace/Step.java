package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.trace.Span;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span in its place in the whole.
 *
 * @param depth 0 for what is part of nothing
 * @param from nanoseconds from the begin of the trace, by a corrected clock
 * @param own what it took without its parts
 * @param critical when the whole waited for it and none of its parts
 * @param waited whether what it is a part of waited for it to end
 * @param orphan whether the span that it says it is a part of is missing
 * @param corrected by how much its clock was found to be wrong; zero mostly
 * @param peer whom it called, as far as that can be told; null if it called nobody
 * @param answered whether a span of who was called is there
 * @param parts how many spans are below it
 */
public record Step(
        Span span,
        int depth,
        long from,
        Duration own,
        List<Stretch> critical,
        boolean waited,
        boolean orphan,
        Duration corrected,
        @Nullable String peer,
        boolean answered,
        int parts) {

    public Step {
        critical = List.copyOf(critical);
    }

    public boolean isCritical() {
        return !critical.isEmpty();
    }

    public Duration start() {
        return Duration.ofNanos(from);
    }

    /** Of its time, what the whole waited for. */
    public Duration onPath() {
        return Duration.ofNanos(critical.stream().mapToLong(Stretch::length).sum());
    }

    /** Whether it waited for somebody of whom nothing came. */
    public boolean unanswered() {
        return span.kind() == Span.Kind.CLIENT && !answered && span.failed() && !isDatabase();
    }

    boolean isDatabase() {
        return span.tags().containsKey("db.system.name") || span.tags().containsKey("db.system");
    }
}
