package dev.quarterdeck.signals.dashboard.ready;

import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Panel.Column;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Query.By;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rate, errors, latency and saturation of some components. */
final class Golden {

    /** Of the platforms' write-ups: an error ratio under 0.1 %, alerts from 1 %. */
    static final List<Threshold> ERRORS =
            List.of(new Threshold(0.001, false, Level.WARN), new Threshold(0.01, false, Level.FAIL));

    /** Of the platforms' write-ups: p95 under 300 ms for merchants, under 500 ms for guests. */
    static final List<Threshold> LATENCY =
            List.of(new Threshold(0.3, false, Level.WARN), new Threshold(0.5, false, Level.FAIL));

    static final List<Threshold> POOL =
            List.of(new Threshold(0.8, false, Level.WARN), new Threshold(0.95, false, Level.FAIL));

    private Golden() {}

    static List<Row> rows(Selection selection) {
        return rows(selection, Limits.USUAL);
    }

    static List<Row> rows(Selection selection, Limits limits) {
        return List.of(
                new Row("", now(selection, limits)),
                new Row("Worst first", List.of(worst(selection, limits))),
                new Row("Over time", overTime(selection, limits)),
                new Row("Where to look", lookAt(selection, limits)));
    }

    private static List<Panel> now(Selection selection, Limits limits) {
        return List.of(
                stat("rate", "Rate", Signal.RATE, selection, List.of(), "answered requests, all together"),
                stat("errors", "Errors", Signal.ERROR_RATIO, selection, limits.errors(), "answers of 500 and above"),
                stat("latency", "Latency p95", Signal.P95, selection, limits.latency(), "of all requests together"),
                stat(
                        "replicas",
                        "Replicas",
                        Signal.REPLICAS,
                        selection,
                        List.of(),
                        "that were measured, the most at once"));
    }

    static Panel stat(
            String id,
            String title,
            What what,
            Selection selection,
            List<Threshold> thresholds,
            @Nullable String note) {
        var query = new Query.Own(what, selection, By.NOTHING, null);
        return new Panel.Stat(new Head(id, title, 3, note), query, what.usualUnit(), thresholds);
    }

    private static Panel worst(Selection selection, Limits limits) {
        var columns = Stream.of(
                        column("Rate", Signal.RATE, selection, List.of()),
                        column("Errors", Signal.ERROR_RATIO, selection, limits.errors()),
                        column("p95", Signal.P95, selection, limits.latency()),
                        column("Processor", Signal.CORES, selection, List.of()),
                        column("Memory", Signal.MEMORY, selection, List.of()),
                        column("Connections", Signal.POOL_USE, selection, POOL))
                .toList();
        var head = new Head("components", "Components", 12, "past a limit first, then the most requests");
        return new Panel.Table(head, columns, null, false);
    }

    private static Column column(String title, Signal signal, Selection selection, List<Threshold> thresholds) {
        return new Column(title, new Query.Own(signal, selection, By.PLACE, null), signal.usualUnit(), thresholds);
    }

    private static List<Panel> overTime(Selection selection, Limits limits) {
        return List.of(
                chart("rates", "Rate", Signal.RATE, selection, By.COMPONENT, List.of()),
                chart("error-ratios", "Errors", Signal.ERROR_RATIO, selection, By.COMPONENT, limits.errors()),
                chart("latencies", "Latency p95", Signal.P95, selection, By.COMPONENT, limits.latency()),
                chart("processors", "Processor", Signal.CORES, selection, By.COMPONENT, List.of()),
                chart("memories", "Memory", Signal.MEMORY, selection, By.COMPONENT, List.of()),
                chart("connections", "Database connections in use", Signal.POOL_USE, selection, By.COMPONENT, POOL));
    }

    static Panel chart(String id, String title, Signal signal, Selection selection, By by, List<Threshold> thresholds) {
        var query = new Query.Own(signal, selection, by, null);
        return new Panel.TimeSeries(
                new Head(id, title, 6, null), List.of(query), signal.usualUnit(), thresholds, false);
    }

    private static List<Panel> lookAt(Selection selection, Limits limits) {
        var slowest = new Query.Own(Signal.P95, selection, By.PLACE, null);
        return List.of(
                new Panel.HeatMap(
                        new Head("heat", "How long requests take", 8, "darker: more requests"),
                        new Query.Own(Signal.P95, selection, By.NOTHING, null)),
                new Panel.TopList(
                        new Head("slowest", "Slowest", 4, "p95 of the whole time"),
                        slowest,
                        Signal.P95.usualUnit(),
                        limits.latency(),
                        8,
                        false));
    }
}
