package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lines ready to be shown. */
@Component
class LineViews {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final int SHORT_TRACE = 8;

    private final Colours colours;

    LineViews(Colours colours) {
        this.colours = colours;
    }

    /** @param today a row says which day it is where that is another one */
    List<LineView> of(LogPlace place, String source, LogQuery query, List<LogRow> rows, LocalDate today) {
        var marks = new Marks(query);
        var views = new ArrayList<LineView>();
        var day = today;
        for (var row : rows) {
            switch (row) {
                case LogRow.Gap(var count) ->
                    views.add(LineView.saying(
                            "%,d %s without a match left out.".formatted(count, count == 1 ? "line" : "lines")));
                case LogRow.Line(var entry, var match) -> {
                    var its = day(entry.time());
                    if (its != null && !its.equals(day)) {
                        day = its;
                        views.add(LineView.saying(DAY.format(day)));
                    }
                    views.add(of(place, source, marks, entry, match));
                }
            }
        }
        return views;
    }

    private static @Nullable LocalDate day(@Nullable Instant time) {
        return time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private LineView of(LogPlace place, String source, Marks marks, LogEntry entry, boolean match) {
        var time = entry.time();
        var trace = entry.traceId();
        var level = entry.level();
        return new LineView(
                id(entry.position()),
                colours.of(place, entry.replica()),
                match ? css(level) : "dim",
                href(place, source, entry),
                time == null ? null : time.toString(),
                time == null ? "–" : TIME.format(time),
                shortName(place, entry.replica()),
                entry.replica(),
                level == null ? null : level.name(),
                match ? marks.in(entry.message()) : List.of(new LineView.Part(entry.message(), false)),
                match ? marks.besides(entry) : List.of(),
                entry.more(),
                entry.cut() ? "cut; the line has %,d bytes".formatted(entry.length()) : null,
                trace.map(LineViews::shortTrace).orElse(null),
                trace.map(id -> "/traces/" + id).orElse(null));
    }

    /** Fit for the id of an element and for what follows the # of an address. */
    static String id(String position) {
        return "L-" + position.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private static String css(@Nullable Level level) {
        if (level == null) {
            return "";
        }
        return switch (level) {
            case FATAL, ERROR -> "err";
            case WARN -> "wrn";
            case INFO -> "";
            case DEBUG, TRACE -> "dim";
        };
    }

    static String href(LogPlace place, String source, LogEntry entry) {
        return Address.of(place.path())
                        .and("environment", place.environment())
                        .and("source", source.equals(Logs.CLUSTER) ? null : source)
                        .and("at", entry.position())
                + "#" + id(entry.position());
    }

    /** Without the name of the component, with which replicas on a cluster begin. */
    static String shortName(LogPlace place, String replica) {
        var prefix = place.component().name() + "-";
        return replica.startsWith(prefix) ? replica.substring(prefix.length()) : replica;
    }

    static String shortTrace(String id) {
        return id.length() <= SHORT_TRACE ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 2);
    }
}
