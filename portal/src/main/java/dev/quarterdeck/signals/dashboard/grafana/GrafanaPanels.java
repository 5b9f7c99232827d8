package dev.quarterdeck.signals.dashboard.grafana;

import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Panel.Column;
import dev.quarterdeck.signals.dashboard.panel.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes panels of Grafana's; what cannot be is remarked. */
final class GrafanaPanels {

    private static final int USUAL_LIMIT = 20;

    private final Remarks remarks;
    private final Set<String> sources = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    GrafanaPanels(Remarks remarks) {
        this.remarks = remarks;
    }

    private static final class NotMapped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotMapped(String reason) {
            super(reason);
        }
    }

    /** @param columns of 24 that the panel is wide */
    Optional<Panel> panel(JsonNode panel, int columns) {
        var type = panel.path("type").asString("");
        var title = title(panel, type);
        try {
            var made = made(panel, type, new Head(id(title), title, span(columns), description(panel)));
            if (!panel.path("repeat").asString("").isEmpty()) {
                remarks.changed(
                        title,
                        type,
                        "it is not repeated for each value of $"
                                + panel.path("repeat").asString());
            }
            ids.add(made.head().id());
            return Optional.of(made);
        } catch (NotMapped | IllegalArgumentException e) {
            remarks.left(title, type.isEmpty() ? "panel" : type, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String title(JsonNode panel, String type) {
        var title = GrafanaText.variables(panel.path("title").asString("")).strip();
        if (title.isEmpty()) {
            title = panel.path("libraryPanel").path("name").asString(type.isEmpty() ? "Panel" : type);
        }
        return title.length() > 120 ? title.substring(0, 120) : title;
    }

    private String id(String title) {
        var name = Definition.nameFor(title);
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : name + "-" + number)
                .filter(id -> !ids.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static int span(int columns) {
        return Math.clamp(Math.round(columns / 2.0), 2, Head.COLUMNS);
    }

    private static String description(JsonNode panel) {
        return panel.path("description").asString("");
    }

    private Panel made(JsonNode panel, String type, Head head) {
        if (type.isEmpty() && panel.has("libraryPanel")) {
            throw new NotMapped("a library panel, whose content is not in the file");
        }
        return switch (type) {
            case "graph", "timeseries" -> series(panel, head);
            case "stat", "singlestat", "gauge" -> stat(panel, type, head);
            case "table", "table-old" -> table(panel, head);
            case "bargauge" -> bars(panel, head);
            case "heatmap" -> heat(panel, head);
            case "text" -> text(panel, head);
            default -> throw new NotMapped("there is no panel of the kind %s here".formatted(type));
        };
    }

    private Panel series(JsonNode panel, Head head) {
        var unit = unit(panel, head.title());
        var stacked = panel.path("stack").asBoolean(false)
                || panel.path("fieldConfig")
                        .path("defaults")
                        .path("custom")
                        .path("stacking")
                        .path("mode")
                        .asString("none")
                        .equals("normal");
        return new Panel.TimeSeries(
                head,
                most(targets(panel, unit), Panel.MOST_QUERIES, head.title()),
                unit.unit(),
                GrafanaThresholds.of(panel, unit.factor()),
                stacked);
    }

    private Panel stat(JsonNode panel, String type, Head head) {
        var unit = unit(panel, head.title());
        var query = most(targets(panel, unit), 1, head.title()).getFirst();
        var calculation = panel.path("options")
                .path("reduceOptions")
                .path("calcs")
                .path(0)
                .asString("lastNotNull");
        if (!calculation.startsWith("last")) {
            remarks.changed(head.title(), type, "it shows the last number, not the %s".formatted(calculation));
        }
        return new Panel.Stat(head, query, unit.unit(), GrafanaThresholds.of(panel, unit.factor()));
    }

    private Panel table(JsonNode panel, Head head) {
        var unit = unit(panel, head.title());
        var queries = most(targets(panel, unit), Panel.MOST_QUERIES, head.title());
        var columns = new ArrayList<Column>();
        for (var query : queries) {
            columns.add(new Column(
                    queries.size() == 1 ? "Value" : "Value " + (columns.size() + 1),
                    query,
                    unit.unit(),
                    GrafanaThresholds.of(panel, unit.factor())));
        }
        if (panel.path("transformations").size() > 0) {
            remarks.changed(head.title(), "table", "its transformations are not applied");
        }
        return new Panel.Table(head, columns, null, false);
    }

    private Panel bars(JsonNode panel, Head head) {
        var unit = unit(panel, head.title());
        return new Panel.TopList(
                head,
                most(targets(panel, unit), 1, head.title()).getFirst(),
                unit.unit(),
                GrafanaThresholds.of(panel, unit.factor()),
                USUAL_LIMIT,
                false);
    }

    private Panel heat(JsonNode panel, Head head) {
        var calculated = panel.path("options").path("calculate").asBoolean(false)
                || panel.path("dataFormat").asString("tsbuckets").equals("timeseries");
        if (calculated) {
            throw new NotMapped("it makes its buckets of plain numbers; only buckets that Prometheus has are shown");
        }
        return new Panel.HeatMap(
                head, most(targets(panel, GrafanaUnit.of("")), 1, head.title()).getFirst());
    }

    private static Panel text(JsonNode panel, Head head) {
        var options = panel.path("options");
        var mode = options.path("mode").asString(panel.path("mode").asString("markdown"));
        if (!mode.equals("markdown") && !mode.equals("text")) {
            throw new NotMapped("a text in %s; only markdown is shown".formatted(mode.toUpperCase(Locale.ROOT)));
        }
        var content = options.path("content").asString(panel.path("content").asString(""));
        return new Panel.Markdown(head, GrafanaText.variables(content));
    }

    private GrafanaUnit unit(JsonNode panel, String title) {
        var word = panel.path("fieldConfig")
                .path("defaults")
                .path("unit")
                .asString(panel.path("format")
                        .asString(panel.path("yaxes").path(0).path("format").asString("")));
        var unit = GrafanaUnit.of(word);
        if (!unit.known()) {
            remarks.changed(title, "unit", "numbers in %s are shown as plain ones".formatted(word));
        }
        return unit;
    }

    private List<Query> targets(JsonNode panel, GrafanaUnit unit) {
        var queries = new ArrayList<Query>();
        for (var target : panel.path("targets")) {
            var source = source(target.path("datasource")).or(() -> source(panel.path("datasource")));
            if (target.path("hide").asBoolean(false)) {
                continue;
            }
            if (source.isPresent() && !source.get().equals("prometheus")) {
                throw new NotMapped("it asks %s, not Prometheus".formatted(source.get()));
            }
            var expression = GrafanaText.variables(target.path("expr").asString(""));
            if (!expression.isBlank()) {
                asked(target, panel);
                queries.add(new Query.PromQl(unit.scaled(expression.strip()), legend(target)));
            }
        }
        if (queries.isEmpty()) {
            throw new NotMapped("it has no query in PromQL");
        }
        return queries;
    }

    /** What its connection is called here nobody can tell. */
    private void asked(JsonNode target, JsonNode panel) {
        var own = target.path("datasource").path("uid").asString("");
        var uid = own.isEmpty() ? panel.path("datasource").path("uid").asString("") : own;
        if (!uid.isEmpty() && sources.add(uid) && sources.size() > 1) {
            remarks.changed(
                    panel.path("title").asString("A panel"),
                    "data source",
                    "it asks another Prometheus than panels before it: choose its connection, or the first is asked");
        }
    }

    /** Empty if it does not say, or is the usual one. */
    private static Optional<String> source(JsonNode source) {
        var type = source.path("type").asString("");
        return type.isEmpty()
                        || (type.equals("datasource")
                                && source.path("uid").asString("").equals("-- Mixed --"))
                ? Optional.empty()
                : Optional.of(type);
    }

    private static @Nullable String legend(JsonNode target) {
        var legend = GrafanaText.variables(target.path("legendFormat").asString(""));
        return legend.isBlank() || legend.equals("__auto") ? null : legend;
    }

    private List<Query> most(List<Query> queries, int most, String title) {
        if (queries.size() > most) {
            remarks.changed(title, "queries", "only the first %d of %d are taken".formatted(most, queries.size()));
        }
        return queries.subList(0, Math.min(most, queries.size()));
    }
}
