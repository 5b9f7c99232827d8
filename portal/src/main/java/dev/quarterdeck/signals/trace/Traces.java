package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.connector.trace.TraceSource;
import dev.quarterdeck.connector.trace.TraceSummary;
import dev.quarterdeck.platform.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The traces of all sources. */
@Component
public class Traces {

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{16}([0-9a-f]{16})?");
    private static final int CANDIDATES = 100;
    private static final Duration AROUND = Duration.ofHours(1);

    private final List<TraceSource> sources;

    Traces(List<TraceSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** By name; the portal's own is the first. */
    public List<String> sources() {
        return sources.stream().map(TraceSource::name).toList();
    }

    /** @param source null for the first */
    private TraceSource source(@Nullable String source) {
        return source == null || source.isBlank()
                ? sources.getFirst()
                : sources.stream()
                        .filter(one -> one.name().equals(source))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("No source of traces is named '%s'.".formatted(source)));
    }

    /** @throws SourceUnavailable if it does not answer */
    public List<TraceSummary> search(@Nullable String source, TraceQuery query) {
        return source(source).search(query);
    }

    /** Who sent spans; nobody if the source does not answer, for a list of choices is worth no error. */
    public List<String> services(@Nullable String source) {
        try {
            return source(source).services();
        } catch (SourceUnavailable e) {
            return List.of();
        }
    }

    /** @throws SourceUnavailable if it does not answer */
    public List<Call> calls(@Nullable String source, @Nullable String environment, Instant from, Instant to) {
        return source(source).calls(environment, from, to);
    }

    /** @param source that has it */
    public record Found(String source, Waterfall waterfall) {}

    /**
     * Of a source, or of the first that has it.
     *
     * @throws TraceNotFound if none has it
     * @throws IllegalArgumentException if it is no id of a trace
     */
    public Found find(String traceId, @Nullable String source) {
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new IllegalArgumentException("'%s' is not a trace's id of 32 hexadecimal digits".formatted(traceId));
        }
        var id = traceId.length() == 16 ? "0".repeat(16) + traceId : traceId;
        var away = new ArrayList<String>();
        for (var one : source == null || source.isBlank() ? sources : List.of(source(source))) {
            try {
                var trace = one.find(id);
                if (trace.isPresent()) {
                    return new Found(one.name(), Waterfall.of(trace.get()));
                }
            } catch (SourceUnavailable e) {
                away.add(String.valueOf(e.getMessage()));
            }
        }
        throw new TraceNotFound(id, away);
    }

    /**
     * Another trace that began with the same, around the same time, and took as long as such do mostly.
     *
     * @return its id; empty if there was no other
     */
    public Optional<String> usual(Found found) {
        var root = found.waterfall().root().span();
        var query = new TraceQuery(
                root.origin().service(),
                root.origin().environment(),
                null,
                null,
                false,
                Map.of(),
                root.start().minus(AROUND),
                root.start().plus(AROUND),
                Order.NEWEST,
                CANDIDATES);
        var alike = search(found.source(), query).stream()
                .filter(one ->
                        one.found().name().equals(root.name()) && !one.found().failed())
                .filter(one -> !one.traceId().equals(root.traceId()))
                .sorted(Comparator.comparing(one -> one.found().duration()))
                .toList();
        return alike.isEmpty()
                ? Optional.empty()
                : Optional.of(alike.get(alike.size() / 2).traceId());
    }
}
