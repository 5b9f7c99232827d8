package dev.quarterdeck.signals.dashboard.code;

import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Panel.Column;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.What.Counted;
import dev.quarterdeck.signals.dashboard.panel.What.Share;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes panels as {@link PanelReading} reads them; what is usual is left out. */
final class PanelWriting {

    private PanelWriting() {}

    static void write(Panel panel, ObjectNode to) {
        to.put("id", panel.head().id())
                .put("type", type(panel))
                .put("title", panel.head().title());
        to.put("span", panel.head().span());
        text(to, "note", panel.head().note());
        switch (panel) {
            case Panel.TimeSeries series -> {
                series.queries()
                        .forEach(query ->
                                write(query, to.withArrayProperty("queries").addObject()));
                to.put("unit", series.unit().word());
                write(series.thresholds(), to);
                flag(to, "stacked", series.stacked());
            }
            case Panel.Stat stat -> {
                write(stat.query(), to.putObject("query"));
                to.put("unit", stat.unit().word());
                write(stat.thresholds(), to);
            }
            case Panel.Table table -> write(table, to);
            case Panel.HeatMap map -> write(map.query(), to.putObject("query"));
            case Panel.TopList list -> {
                write(list.query(), to.putObject("query"));
                to.put("unit", list.unit().word()).put("limit", list.limit());
                flag(to, "lowest", list.lowest());
                write(list.thresholds(), to);
            }
            case Panel.Markdown markdown -> to.put("text", markdown.text());
        }
    }

    static String type(Panel panel) {
        return switch (panel) {
            case Panel.TimeSeries _ -> "timeseries";
            case Panel.Stat _ -> "stat";
            case Panel.Table _ -> "table";
            case Panel.HeatMap _ -> "heatmap";
            case Panel.TopList _ -> "toplist";
            case Panel.Markdown _ -> "markdown";
        };
    }

    private static void write(Panel.Table table, ObjectNode to) {
        table.columns()
                .forEach(column -> write(column, to.withArrayProperty("columns").addObject()));
        var sort = table.sort();
        if (sort != null) {
            to.put("sort", sort + 1);
        }
        flag(to, "ascending", table.ascending());
    }

    private static void write(Column column, ObjectNode to) {
        to.put("title", column.title());
        write(column.query(), to.putObject("query"));
        to.put("unit", column.unit().word());
        write(column.thresholds(), to);
    }

    private static void write(Query query, ObjectNode to) {
        switch (query) {
            case Query.PromQl(var promQl, var legend, var connection) -> {
                to.put("promql", promQl);
                text(to, "legend", legend);
                text(to, "connection", connection);
            }
            case Query.Own own -> {
                switch (own.what()) {
                    case Signal signal -> to.put("signal", signal.word());
                    case Counted(var counter, var per) ->
                        to.put("counter", counter).put("per", per.word());
                    case Share(var part, var whole) ->
                        to.putObject("ratio").put("part", part).put("of", whole);
                }
                write(own.selection(), to);
                if (own.by() != Query.By.NOTHING) {
                    to.put("by", own.by().word());
                }
                text(to, "label", own.label());
            }
        }
    }

    private static void write(Selection selection, ObjectNode to) {
        selection
                .components()
                .forEach(component -> to.withArrayProperty("component").add(component));
        text(to, "system", selection.system());
        text(to, "owner", selection.owner());
        text(to, "type", selection.type());
        text(to, "environment", selection.environment());
        selection.releases().forEach(release -> to.withArrayProperty("release").add(release));
    }

    private static void write(List<Threshold> thresholds, ObjectNode to) {
        thresholds.forEach(threshold -> to.withArrayProperty("thresholds")
                .addObject()
                .put(threshold.below() ? "below" : "above", threshold.value())
                .put("level", threshold.level().word()));
    }

    private static void text(ObjectNode to, String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            to.put(field, text);
        }
    }

    private static void flag(ObjectNode to, String field, boolean flag) {
        if (flag) {
            to.put(field, true);
        }
    }
}
