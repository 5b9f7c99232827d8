package dev.quarterdeck.signals.dashboard.code;

import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Panel.Column;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.panel.What.Counted;
import dev.quarterdeck.signals.dashboard.panel.What.Per;
import dev.quarterdeck.signals.dashboard.panel.What.Share;
import dev.quarterdeck.signals.dashboard.panel.What.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads panels as code writes them. */
final class PanelReading {

    private static final int USUAL_SPAN = 6;
    private static final int USUAL_LIMIT = 10;

    private PanelReading() {}

    static Panel panel(Field at) {
        var head = new Head(
                at.at("id").needed(),
                at.at("title").needed(),
                at.at("span").whole(USUAL_SPAN),
                at.at("note").textOrNull());
        var type = at.at("type");
        return switch (type.text()) {
            case "timeseries" -> {
                var queries = at.at("queries").each(PanelReading::query);
                yield new Panel.TimeSeries(
                        head,
                        queries,
                        unit(at, queries),
                        thresholds(at),
                        at.at("stacked").flag());
            }
            case "stat" -> {
                var query = one(at);
                yield new Panel.Stat(head, query, unit(at, List.of(query)), thresholds(at));
            }
            case "table" ->
                new Panel.Table(
                        head,
                        at.at("columns").each(PanelReading::column),
                        sort(at),
                        at.at("ascending").flag());
            case "heatmap" -> new Panel.HeatMap(head, one(at));
            case "toplist" -> {
                var query = one(at);
                yield new Panel.TopList(
                        head,
                        query,
                        unit(at, List.of(query)),
                        thresholds(at),
                        at.at("limit").whole(USUAL_LIMIT),
                        at.at("lowest").flag());
            }
            case "markdown" -> new Panel.Markdown(head, at.at("text").text());
            default ->
                throw new IllegalArgumentException(
                        "type: '%s' is none of timeseries, stat, table, heatmap, toplist, markdown"
                                .formatted(type.text()));
        };
    }

    private static Query one(Field at) {
        var query = at.at("query");
        if (query.isMissing()) {
            throw new IllegalArgumentException("query: it is missing");
        }
        var read = query.read(PanelReading::query);
        if (read == null) {
            throw new IllegalArgumentException("query: it cannot be read");
        }
        return read;
    }

    private static Column column(Field at) {
        var query = one(at);
        return new Column(at.at("title").needed(), query, unit(at, List.of(query)), thresholds(at));
    }

    /** Counted from 1, as people do. */
    private static @Nullable Integer sort(Field at) {
        var sort = at.at("sort").whole(0);
        return sort == 0 ? null : Integer.valueOf(sort - 1);
    }

    private static Query query(Field at) {
        var promQl = at.at("promql");
        if (!promQl.isMissing()) {
            return new Query.PromQl(
                    promQl.text(),
                    at.at("legend").textOrNull(),
                    at.at("connection").textOrNull());
        }
        return new Query.Own(
                what(at),
                selection(at),
                at.at("by").word(Query.By::of, Query.By.NOTHING),
                at.at("label").textOrNull());
    }

    private static What what(Field at) {
        var counter = at.at("counter");
        var ratio = at.at("ratio");
        if (!counter.isMissing()) {
            return new Counted(counter.text(), at.at("per").word(Per::of, Per.MINUTE));
        }
        if (!ratio.isMissing()) {
            return new Share(ratio.at("part").needed(), ratio.at("of").needed());
        }
        var signal = at.at("signal");
        if (signal.isMissing()) {
            throw new IllegalArgumentException("Ask a signal, a counter, a ratio or promql");
        }
        return signal.word(Signal::of, Signal.RATE);
    }

    private static Selection selection(Field at) {
        return new Selection(
                at.at("component").texts(),
                at.at("system").text(),
                at.at("owner").text(),
                at.at("type").text(),
                at.at("environment").text(),
                at.at("release").texts());
    }

    private static Unit unit(Field at, List<Query> queries) {
        return at.at("unit").word(Unit::of, usualUnit(queries));
    }

    static Unit usualUnit(List<Query> queries) {
        return !queries.isEmpty() && queries.getFirst() instanceof Query.Own own
                ? own.what().usualUnit()
                : Unit.COUNT;
    }

    private static List<Threshold> thresholds(Field at) {
        return at.at("thresholds").each(PanelReading::threshold);
    }

    private static Threshold threshold(Field at) {
        var above = at.at("above").number();
        var below = at.at("below").number();
        var level = at.at("level").word(Threshold.Level::of, Threshold.Level.FAIL);
        if ((above == null) == (below == null)) {
            throw new IllegalArgumentException("say either above or below");
        }
        return above == null
                ? new Threshold(below == null ? 0 : below, true, level)
                : new Threshold(above, false, level);
    }
}
