package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.LogHistogram;
import dev.quarterdeck.signals.log.LogPage;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.TraceLog;
import dev.quarterdeck.signals.log.entry.LogEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/logs")
@Tag(name = "Logs")
class LogApi {

    private final Logs logs;
    private final LogPages pages;

    LogApi(Logs logs, LogPages pages) {
        this.logs = logs;
        this.pages = pages;
    }

    /**
     * @param more lines that go on with it, such as a stack trace
     * @param length of its first line in bytes
     * @param cut whether that is more than is given
     */
    record Line(
            String position,
            @Nullable Instant time,
            String replica,
            @Nullable String level,
            @Nullable String logger,
            String message,
            @Nullable String traceId,
            @Nullable String requestId,
            Map<String, String> fields,
            List<String> more,
            long length,
            boolean cut) {

        static Line of(LogEntry entry) {
            var level = entry.level();
            return new Line(
                    entry.position(),
                    entry.time(),
                    entry.replica(),
                    level == null ? null : level.name(),
                    entry.logger(),
                    entry.message(),
                    entry.traceId().orElse(null),
                    entry.requestId().orElse(null),
                    entry.fields(),
                    entry.more(),
                    entry.length(),
                    entry.cut());
        }
    }

    /**
     * @param lines the oldest first
     * @param older what to give as before for the lines before these; null if there are none
     * @param newer what to give as after for those that follow
     * @param lookedAt bytes
     * @param gaveUp whether there may be more that was not looked at; ask again with older or newer
     */
    record Answer(
            List<Line> lines,
            @Nullable String older,
            @Nullable String newer,
            long lookedAt,
            boolean gaveUp,
            @Nullable Instant lookedAsFarAs) {

        static Answer of(LogPage page) {
            return new Answer(
                    page.entries().stream().map(Line::of).toList(),
                    page.older(),
                    page.newer(),
                    page.looked(),
                    page.gaveUp(),
                    page.reached());
        }
    }

    record TraceLine(String source, @Nullable String component, String environment, Line line) {}

    /** @param problems why some of it may be missing */
    record Trace(String traceId, List<TraceLine> lines, List<String> problems) {

        static Trace of(TraceLog log) {
            return new Trace(
                    log.traceId(),
                    log.lines().stream()
                            .map(line -> new TraceLine(
                                    line.source(), line.component(), line.environment(), Line.of(line.entry())))
                            .toList(),
                    log.problems());
        }
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    @Operation(summary = "What all replicas of a component wrote, as one stream")
    Answer show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @ParameterObject LogRequest request) {
        var place = pages.place(new EntityRef(kind, namespace, name), request);
        return Answer.of(logs.page(request.sourceOr(), place, pages.filter(request), request.window()));
    }

    /** @param errors of the level error and graver; others say no level, or one below warnings */
    record Bar(Instant at, long lines, long errors, long warnings, long others) {}

    /**
     * @param step seconds
     * @param untimed lines that state no time, and are in no bar
     * @param lookedAt bytes
     * @param lookedAsFarAs null if nothing was left out
     */
    record Histogram(
            long step,
            List<Bar> bars,
            long untimed,
            long lookedAt,
            @Nullable Instant lookedAsFarAs) {

        static Histogram of(LogHistogram found) {
            return new Histogram(
                    found.step().toSeconds(),
                    found.bars().stream()
                            .map(bar -> new Bar(bar.at(), bar.lines(), bar.errors(), bar.warnings(), bar.others()))
                            .toList(),
                    found.untimed(),
                    found.looked(),
                    found.reached());
        }
    }

    @GetMapping("/{kind}/{namespace}/{name}/histogram")
    @Operation(
            summary =
                    "How many lines there are over time, by how grave they are, as far back as a page would be looked for")
    Histogram histogram(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @ParameterObject LogRequest request) {
        var place = pages.place(new EntityRef(kind, namespace, name), request);
        return Histogram.of(logs.histogram(request.sourceOr(), place, pages.filter(request)));
    }

    @GetMapping("/traces/{traceId}")
    @Operation(summary = "What all components wrote of one trace; around is when it was, if you know")
    Trace trace(@PathVariable String traceId, @RequestParam(required = false) @Nullable Instant around) {
        return Trace.of(logs.ofTrace(traceId, around));
    }
}
