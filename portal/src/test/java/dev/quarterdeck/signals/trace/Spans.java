package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.Span.Origin;
import dev.quarterdeck.connector.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a trace span by span, in milliseconds from its begin. */
public final class Spans {

    public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final List<Span> spans = new ArrayList<>();
    private final String trace;
    private final Instant begin;

    public Spans(Instant begin) {
        this(TRACE, begin);
    }

    public Spans(String trace, Instant begin) {
        this.trace = trace;
        this.begin = begin;
    }

    /** @param parent the number of another; null for none */
    public Spans add(
            int id, @Nullable Integer parent, Kind kind, String service, double from, double took, String... tags) {
        var known = new java.util.LinkedHashMap<String, String>();
        for (var at = 0; at < tags.length; at += 2) {
            known.put(tags[at], tags[at + 1]);
        }
        spans.add(new Span(
                trace,
                id(id),
                parent == null ? null : id(parent),
                known.getOrDefault("name", "work " + id),
                kind,
                new Origin(service, "production", known.getOrDefault("version", "1.0.0"), service + "-1"),
                begin.plus(nanos(from)),
                nanos(took),
                known.containsKey("error"),
                known,
                List.of()));
        return this;
    }

    private static Duration nanos(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    public static String id(int number) {
        return "%016x".formatted(number);
    }

    public List<Span> all() {
        return List.copyOf(spans);
    }

    public Trace trace() {
        return new Trace(trace, spans);
    }
}
