package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.signals.trace.Step;
import dev.quarterdeck.signals.trace.Stretch;
import dev.quarterdeck.signals.trace.TimeSpent;
import dev.quarterdeck.signals.trace.Waterfall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trace, for programs. Times are in seconds.
 *
 * @param spans each followed by its parts
 * @param orphans how many name a parent that is not there
 */
record TraceDetail(
        String traceId,
        String source,
        Instant start,
        double seconds,
        int failures,
        int orphans,
        List<Share> services,
        List<SpanDetail> spans) {

    /** @param criticalSeconds that the whole waited for it */
    record Share(String service, double criticalSeconds, double ownSeconds, int spans) {

        private static Share of(TimeSpent.Service service) {
            return new Share(service.name(), seconds(service.onPath()), seconds(service.own()), service.spans());
        }
    }

    /**
     * @param start by its own clock
     * @param offset from the begin of the trace, by a corrected clock
     * @param own without its parts
     * @param critical from and to, where the whole waited for it
     */
    record SpanDetail(
            String spanId,
            @Nullable String parentId,
            int depth,
            String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String replica,
            String operation,
            String kind,
            Instant start,
            double offset,
            double seconds,
            double own,
            List<List<Double>> critical,
            boolean failed,
            double clockCorrectedBy,
            Map<String, String> tags,
            List<Span.Event> events) {

        private static SpanDetail of(Step step) {
            var span = step.span();
            var origin = span.origin();
            return new SpanDetail(
                    span.spanId(),
                    span.parentId(),
                    step.depth(),
                    origin.service(),
                    origin.environment(),
                    origin.version(),
                    origin.replica(),
                    span.name(),
                    span.kind().name(),
                    span.start(),
                    step.from() / 1e9,
                    TraceDetail.seconds(span.duration()),
                    TraceDetail.seconds(step.own()),
                    step.critical().stream().map(SpanDetail::pair).toList(),
                    span.failed(),
                    TraceDetail.seconds(step.corrected()),
                    span.tags(),
                    span.events());
        }

        private static List<Double> pair(Stretch stretch) {
            return List.of(stretch.from() / 1e9, stretch.to() / 1e9);
        }
    }

    static TraceDetail of(String source, Waterfall waterfall, List<TimeSpent.Service> services) {
        return new TraceDetail(
                waterfall.trace().id(),
                source,
                waterfall.begin(),
                seconds(waterfall.total()),
                Math.toIntExact(waterfall.failures()),
                Math.toIntExact(waterfall.orphans()),
                services.stream().map(Share::of).toList(),
                waterfall.steps().stream().map(SpanDetail::of).toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
