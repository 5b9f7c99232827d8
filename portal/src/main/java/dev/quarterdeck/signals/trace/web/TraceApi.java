package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.trace.TraceSummary;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.signals.trace.TimeSpent;
import dev.quarterdeck.signals.trace.TraceComparison;
import dev.quarterdeck.signals.trace.Traces;
import dev.quarterdeck.signals.trace.map.ServiceMaps;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/traces")
@Tag(name = "Traces")
class TraceApi {

    private static final int MOST = 200;

    private final Traces traces;
    private final ServiceMaps maps;
    private final Clock clock;

    TraceApi(Traces traces, ServiceMaps maps, Clock clock) {
        this.traces = traces;
        this.maps = maps;
        this.clock = clock;
    }

    /**
     * @param service of the span that was looked for, which is the first of all if no component was asked for
     * @param seconds that this span took
     */
    record Summary(
            String traceId,
            String service,
            @Nullable String environment,
            @Nullable String version,
            String operation,
            Instant start,
            double seconds,
            int spans,
            List<String> services,
            int failures) {

        static Summary of(TraceSummary trace) {
            var found = trace.found();
            return new Summary(
                    trace.traceId(),
                    found.origin().service(),
                    found.origin().environment(),
                    found.origin().version(),
                    found.name(),
                    found.start(),
                    found.duration().toNanos() / 1e9,
                    trace.spans(),
                    trace.services(),
                    trace.failures());
        }
    }

    /** @param ownSeconds without the time of parts, positive if the second trace took longer */
    record Difference(
            String service,
            String operation,
            @Nullable Double firstOwnSeconds,
            @Nullable Double secondOwnSeconds,
            double ownSeconds) {

        static Difference of(TraceComparison.Row row) {
            return new Difference(
                    row.service(),
                    row.operation(),
                    seconds(row.one()),
                    seconds(row.other()),
                    row.difference().toNanos() / 1e9);
        }

        private static @Nullable Double seconds(TraceComparison.@Nullable Sum sum) {
            return sum == null ? null : Double.valueOf(sum.own().toNanos() / 1e9);
        }
    }

    /** @param p95 in seconds, as the caller waited; null if the source does not say */
    record Flow(
            String caller,
            String callee,
            double calls,
            double failures,
            @Nullable Double p95,
            boolean declared) {

        static Flow of(dev.quarterdeck.signals.trace.map.Flow flow) {
            var p95 = flow.call().p95();
            return new Flow(
                    flow.need().from().toString(),
                    flow.need().to().toString(),
                    flow.call().count(),
                    flow.call().failures(),
                    p95 == null ? null : Double.valueOf(p95.toNanos() / 1e9),
                    flow.declared());
        }
    }

    /** @param declaredButNotSeen of components that sent spans */
    record Flows(List<Flow> calls, List<Declared> declaredButNotSeen) {}

    record Declared(String caller, String callee) {}

    @GetMapping
    @Operation(summary = "Traces by component, environment, release, duration, errors, tag and time")
    Page<Summary> index(@ParameterObject TraceSearch search) {
        var found = traces.search(search.source(), search.query(clock.instant(), MOST));
        return new Page<>(found.stream().map(Summary::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One trace with every span, its critical path and where the time went")
    TraceDetail show(@PathVariable String id, @RequestParam(required = false) @Nullable String source) {
        var found = traces.find(id, source);
        return TraceDetail.of(found.source(), found.waterfall(), TimeSpent.services(found.waterfall()));
    }

    @GetMapping("/{id}/comparison")
    @Operation(summary = "Where the time of another trace went elsewhere than that of this one")
    List<Difference> compare(
            @PathVariable String id,
            @RequestParam String with,
            @RequestParam(required = false) @Nullable String source) {
        var one = traces.find(id, source).waterfall();
        var other = traces.find(with, source).waterfall();
        return TraceComparison.of(one, other).rows().stream()
                .map(Difference::of)
                .toList();
    }

    @GetMapping("/map")
    @Operation(summary = "Who called whom in some time, held against what the catalog declares")
    Flows map(@ParameterObject TraceSearch search) {
        var time = search.time(clock.instant());
        var map =
                maps.of(traces.calls(search.source(), TraceSearch.text(search.environment()), time.from(), time.to()));
        return new Flows(
                map.flows().stream().map(Flow::of).toList(),
                map.unseen().stream()
                        .map(need ->
                                new Declared(need.from().toString(), need.to().toString()))
                        .toList());
    }
}
