package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.TraceLog;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes the lines of a trace ready to be shown: who speaks is the component, not the replica. */
@Component
class TraceViews {

    private final LineViews lines;
    private final Clock clock;

    TraceViews(LineViews lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** @param found how many lines there are, in words */
    record TraceView(String traceId, String traceHref, String found, List<LineView> rows, List<String> problems) {}

    TraceView of(TraceLog log) {
        var rows = new ArrayList<LineView>();
        var components = new ArrayList<String>();
        for (var line : log.lines()) {
            var name = Objects.requireNonNullElse(line.component(), "?");
            if (!components.contains(name)) {
                components.add(name);
            }
            rows.addAll(named(line, name, components.indexOf(name)));
        }
        return new TraceView(
                log.traceId(),
                "/traces/" + log.traceId(),
                "%d %s of %d %s"
                        .formatted(
                                log.lines().size(),
                                log.lines().size() == 1 ? "line" : "lines",
                                components.size(),
                                components.size() == 1 ? "component" : "components"),
                rows,
                log.problems());
    }

    private List<LineView> named(TraceLog.Line line, String component, int number) {
        var place = new LogPlace(EntityRef.component(component), line.environment());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return lines
                .of(place, line.source(), LogQuery.EVERYTHING, List.of(new LogRow.Line(line.entry(), true)), today)
                .stream()
                .filter(LineView::isLine)
                .map(view -> view.spokenBy(component, "is-c" + (number % 6 + 1), view.href()))
                .toList();
    }
}
