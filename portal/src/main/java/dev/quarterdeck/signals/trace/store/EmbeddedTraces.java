package dev.quarterdeck.signals.trace.store;

import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Trace;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceSource;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The traces that the portal itself keeps. */
@Component
@Order(0)
@Transactional(readOnly = true)
public class EmbeddedTraces implements TraceSource {

    private static final Duration LATELY = Duration.ofHours(1);

    private final SpanQuery spans;
    private final TraceSettings settings;
    private final Clock clock;

    EmbeddedTraces(SpanQuery spans, TraceSettings settings, Clock clock) {
        this.spans = spans;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public String kind() {
        return "Traces";
    }

    @Override
    public String check() {
        var since = clock.instant().minus(LATELY);
        return "%,d spans in the last hour, kept for %d h, in the portal's own database"
                .formatted(spans.kept(since), settings.kept().toHours());
    }

    /** Spans of the last hour that were not kept, for there were too many. */
    public long dropped() {
        return spans.dropped(clock.instant().minus(LATELY));
    }

    @Override
    public List<TraceSummary> search(TraceQuery query) {
        return spans.search(query);
    }

    @Override
    public Optional<Trace> find(String traceId) {
        var found = spans.find(traceId);
        return found.isEmpty() ? Optional.empty() : Optional.of(new Trace(traceId, found));
    }

    @Override
    public List<String> services() {
        return spans.services();
    }

    @Override
    public List<Call> calls(@Nullable String environment, Instant from, Instant to) {
        return spans.calls(environment, from, to);
    }
}
