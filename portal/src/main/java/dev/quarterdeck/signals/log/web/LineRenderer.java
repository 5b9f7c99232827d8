package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders lines outside of any request, by the template of the page that they are to stand on. */
@Component
public class LineRenderer {

    private final ITemplateEngine templates;
    private final LineViews lines;
    private final Clock clock;

    LineRenderer(ITemplateEngine templates, LineViews lines, Clock clock) {
        this.templates = templates;
        this.lines = lines;
        this.clock = clock;
    }

    public String render(LogPlace place, LogQuery query, List<LogRow> rows) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var views = lines.of(place, Logs.CLUSTER, query, rows, today);
        return templates.process("log/lines", Set.of("rows"), new Context(Locale.ENGLISH, Map.of("rows", views)));
    }
}
