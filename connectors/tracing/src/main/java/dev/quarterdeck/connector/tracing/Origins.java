package dev.quarterdeck.connector.tracing;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Origin;
import dev.quarterdeck.connector.trace.Trace;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What both servers leave to whoever asks them. */
final class Origins {

    private Origins() {}

    /** By the names that OpenTelemetry gives and gave them, or that were usual before. */
    static Origin of(String service, Map<String, String> tags, @Nullable String address) {
        return new Origin(
                service,
                first(tags, "deployment.environment.name", "deployment.environment", "environment", "env"),
                first(tags, "service.version", "version"),
                Objects.requireNonNullElse(
                        first(tags, "service.instance.id", "hostname", "host.name"),
                        Objects.requireNonNullElse(address, service)));
    }

    private static @Nullable String first(Map<String, String> tags, String... names) {
        return Stream.of(names)
                .filter(tags::containsKey)
                .map(tags::get)
                .findFirst()
                .orElse(null);
    }

    /** A trace's id of 64 bits is written with as many digits as one of 128. */
    static String traceId(String id) {
        var digits = id.toLowerCase(java.util.Locale.ROOT);
        return digits.length() >= 32 ? digits : "0".repeat(32 - digits.length()) + digits;
    }

    /** Those that fit what the server could not be asked for, in the order that was asked for. */
    static List<TraceSummary> fitting(Collection<Trace> traces, TraceQuery query) {
        var atLeast = query.atLeast();
        return traces.stream()
                .filter(trace -> !query.failed() || trace.spans().stream().anyMatch(Span::failed))
                .map(trace -> TraceSummary.of(trace, query.service()))
                .filter(one -> fits(query.environment(), one.found().origin().environment()))
                .filter(one -> fits(query.version(), one.found().origin().version()))
                .filter(one -> atLeast == null || one.found().duration().compareTo(atLeast) >= 0)
                .sorted(
                        query.order() == Order.NEWEST
                                ? Comparator.comparing((TraceSummary one) ->
                                                one.found().start())
                                        .reversed()
                                : Comparator.comparing((TraceSummary one) ->
                                                one.found().duration())
                                        .reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean fits(@Nullable String wanted, @Nullable String said) {
        return wanted == null || wanted.equals(said);
    }
}
