package dev.quarterdeck.signals.dashboard.web;

import static dev.quarterdeck.signals.dashboard.web.DashboardForm.or;

import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.web.QueryForm.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a panel; what is missing is empty.
 *
 * @param row its number from 0; {@code new} for one of its own
 * @param sort a column from 1; empty for worst first
 */
public record PanelForm(
        @Nullable String type,
        @Nullable String title,
        @Nullable String span,
        @Nullable String note,
        @Nullable String row,
        @Nullable String rowTitle,
        @Nullable String unit,
        @Nullable String worse,
        @Nullable String warn,
        @Nullable String fail,
        @Nullable String stacked,
        @Nullable String limit,
        @Nullable String order,
        @Nullable String sort,
        @Nullable String text,
        @Nullable List<QueryForm> queries) {

    /** What panels are called for people, by what they are called in code. */
    public static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("timeseries", "Time series");
        TYPES.put("stat", "Number");
        TYPES.put("table", "Table");
        TYPES.put("heatmap", "Heat map of latency");
        TYPES.put("toplist", "Top list");
        TYPES.put("markdown", "Text");
    }

    /** What each panel is called for people, by its id. */
    static Map<String, String> kinds(Definition definition) {
        return definition
                .panels()
                .collect(Collectors.toMap(
                        panel -> panel.head().id(), panel -> TYPES.getOrDefault(DashboardCode.type(panel), "")));
    }

    static PanelForm empty(String type, int rows, String environment) {
        if (!TYPES.containsKey(type)) {
            throw new IllegalArgumentException("A panel is one of %s, not '%s'".formatted(TYPES.keySet(), type));
        }
        var by = type.equals("table") || type.equals("toplist") ? "place" : "nothing";
        return new PanelForm(
                type,
                "",
                "6",
                "",
                rows == 0 ? "new" : Integer.toString(rows - 1),
                "",
                "",
                "above",
                "",
                "",
                "",
                "10",
                "highest",
                "",
                "",
                List.of(QueryForm.empty("signal", environment, by)));
    }

    static PanelForm of(Panel panel, int row) {
        var limits = Limits.of(thresholds(panel));
        var head = panel.head();
        return new PanelForm(
                DashboardCode.type(panel),
                head.title(),
                Integer.toString(head.span()),
                head.note(),
                Integer.toString(row),
                "",
                unit(panel),
                limits.worse(),
                limits.warn(),
                limits.fail(),
                panel instanceof Panel.TimeSeries series && series.stacked() ? "true" : "",
                panel instanceof Panel.TopList list ? Integer.toString(list.limit()) : "10",
                (panel instanceof Panel.TopList list && list.lowest())
                                || (panel instanceof Panel.Table table && table.ascending())
                        ? "lowest"
                        : "highest",
                panel instanceof Panel.Table table && table.sort() != null ? Integer.toString(table.sort() + 1) : "",
                panel instanceof Panel.Markdown markdown ? markdown.text() : "",
                panel instanceof Panel.Table table
                        ? table.columns().stream().map(QueryForm::of).toList()
                        : panel.queries().stream().map(QueryForm::of).toList());
    }

    private static List<Threshold> thresholds(Panel panel) {
        return switch (panel) {
            case Panel.TimeSeries series -> series.thresholds();
            case Panel.Stat stat -> stat.thresholds();
            case Panel.TopList list -> list.thresholds();
            case Panel.Table _, Panel.HeatMap _, Panel.Markdown _ -> List.of();
        };
    }

    private static String unit(Panel panel) {
        return switch (panel) {
            case Panel.TimeSeries series -> series.unit().word();
            case Panel.Stat stat -> stat.unit().word();
            case Panel.TopList list -> list.unit().word();
            case Panel.Table _, Panel.HeatMap _, Panel.Markdown _ -> "";
        };
    }

    /** The queries and, where there may be several, an empty one to fill in. */
    public List<QueryForm> asked() {
        var asked = new ArrayList<>(filled());
        var several = or(type, "").equals("timeseries") || or(type, "").equals("table");
        if (asked.isEmpty() || (several && asked.size() < Panel.MOST_QUERIES)) {
            var like = asked.isEmpty() ? QueryForm.empty("signal", "", "nothing") : asked.getLast();
            asked.add(QueryForm.empty(
                    asked.isEmpty() ? "signal" : "", or(like.environment(), ""), or(like.by(), "nothing")));
        }
        return asked;
    }

    private List<QueryForm> filled() {
        return (queries == null ? List.<QueryForm>of() : queries)
                .stream().filter(query -> !query.isEmpty()).toList();
    }

    /** -1 for a new one. */
    int rowNumber() {
        var number = or(row, "new");
        return number.matches("\\d{1,3}") ? Integer.parseInt(number) : -1;
    }

    /** @throws IllegalArgumentException that names the field that is wrong */
    Panel panel(String id) {
        var head = new Head(id, or(title, ""), whole(or(span, "6"), "Width"), or(note, ""));
        var thresholds = new Limits(or(worse, "above"), or(warn, ""), or(fail, "")).thresholds();
        var lowest = or(order, "highest").equals("lowest");
        return switch (or(type, "")) {
            case "timeseries" -> {
                var asked = filled().stream().map(QueryForm::query).toList();
                yield new Panel.TimeSeries(head, asked, chosenUnit(asked), thresholds, "true".equals(stacked));
            }
            case "stat" -> new Panel.Stat(head, one(), chosenUnit(List.of(one())), thresholds);
            case "table" ->
                new Panel.Table(head, filled().stream().map(QueryForm::column).toList(), sorted(), lowest);
            case "heatmap" -> new Panel.HeatMap(head, one());
            case "toplist" ->
                new Panel.TopList(
                        head,
                        one(),
                        chosenUnit(List.of(one())),
                        thresholds,
                        whole(or(limit, "10"), "How many"),
                        lowest);
            case "markdown" -> new Panel.Markdown(head, text == null ? "" : text);
            default -> throw new IllegalArgumentException("Kind: '%s' is none of %s".formatted(type, TYPES.keySet()));
        };
    }

    private Query one() {
        return filled().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Ask: choose what it asks"))
                .query();
    }

    private Unit chosenUnit(List<Query> asked) {
        var word = or(unit, "");
        if (!word.isEmpty()) {
            return Unit.of(word);
        }
        return !asked.isEmpty() && asked.getFirst() instanceof Query.Own own
                ? own.what().usualUnit()
                : Unit.COUNT;
    }

    private @Nullable Integer sorted() {
        var column = or(sort, "");
        return column.isEmpty() ? null : Integer.valueOf(whole(column, "Order by column") - 1);
    }

    private static int whole(String text, String field) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("%s: '%s' is not a whole number".formatted(field, text));
        }
        return Integer.parseInt(text);
    }
}
