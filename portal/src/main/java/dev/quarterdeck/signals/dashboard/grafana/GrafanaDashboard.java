package dev.quarterdeck.signals.dashboard.grafana;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Ranges;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON of a dashboard of Grafana, of the schema versions 16 to 42, in which panels stand on a grid of 24 columns;
 * rows of panels, as they were before, are read too.
 */
public final class GrafanaDashboard {

    private static final int LARGEST = 5_000_000;
    private static final int NEWEST = 42;
    private static final int WIDTH = 24;
    private static final String USUAL_RANGE = "3h";
    private static final Pattern UP_TO_NOW = Pattern.compile("now-(\\d{1,4}[mhd])");

    private GrafanaDashboard() {}

    /** Whether a text could be one at all. */
    public static boolean isOne(String text) {
        return text.stripLeading().startsWith("{") && !text.contains("\"" + DashboardCode.VERSION + "\"");
    }

    /**
     * @param owner whose it will be
     * @throws IllegalArgumentException if it is none, or of another version
     */
    public static Imported read(String text, EntityRef owner) {
        var root = root(text);
        var version = version(root);
        var remarks = new Remarks();
        var variables =
                new ArrayList<>(GrafanaVariables.of(root.path("templating").path("list"), remarks));
        var rows = rows(root, new GrafanaPanels(remarks));
        undefined(rows, variables, remarks);
        remarkAnnotations(root, remarks);
        var title = root.path("title").asString("").strip();
        title = title.isEmpty() ? "Dashboard from Grafana" : title.length() > 120 ? title.substring(0, 120) : title;
        var definition = new Definition(
                Definition.nameFor(title),
                title,
                root.path("description").asString(""),
                owner,
                range(root),
                refresh(root),
                variables,
                rows);
        return new Imported(definition, version, remarks.left(), remarks.changed());
    }

    private static JsonNode root(String text) {
        if (text.length() > LARGEST) {
            throw new IllegalArgumentException("A dashboard of Grafana has at most five million characters");
        }
        try {
            var root = JsonMapper.shared().readTree(text);
            // the answer of Grafana's API has more around it
            return root.path("dashboard").isObject() ? root.path("dashboard") : root;
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new IllegalArgumentException(
                    "Not JSON%s: %s"
                            .formatted(place == null ? "" : " in line " + place.getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }

    private static int version(JsonNode root) {
        var version = root.path("schemaVersion").asInt(0);
        if (root.has("elements") || root.path("apiVersion").asString("").contains("v2")) {
            throw new IllegalArgumentException("This is of Grafana's schema v2; export it as the classic JSON model");
        }
        if (!root.path("panels").isArray() && !root.path("rows").isArray()) {
            throw new IllegalArgumentException("This is no dashboard of Grafana: it has no panels");
        }
        if (version > NEWEST) {
            throw new IllegalArgumentException(
                    "schemaVersion %d is newer than the newest that is known, %d".formatted(version, NEWEST));
        }
        return version;
    }

    private static List<Row> rows(JsonNode root, GrafanaPanels panels) {
        var rows = new ArrayList<Row>();
        root.path("rows").forEach(row -> {
            var made = new ArrayList<Panel>();
            row.path("panels")
                    .forEach(panel ->
                            panels.panel(panel, 2 * panel.path("span").asInt(6)).ifPresent(made::add));
            rows.add(new Row(titled(row), made));
        });
        var title = "";
        var open = new ArrayList<Panel>();
        for (var panel : onGrid(root.path("panels"))) {
            if (panel.path("type").asString("").equals("row")) {
                rows.add(new Row(title, open));
                title = titled(panel);
                open = new ArrayList<>();
                for (var folded : onGrid(panel.path("panels"))) {
                    panels.panel(folded, width(folded)).ifPresent(open::add);
                }
            } else {
                panels.panel(panel, width(panel)).ifPresent(open::add);
            }
        }
        rows.add(new Row(title, open));
        return rows.stream().filter(row -> !row.panels().isEmpty()).toList();
    }

    private static String titled(JsonNode row) {
        return GrafanaText.variables(row.path("title").asString(""));
    }

    private static int width(JsonNode panel) {
        return panel.path("gridPos").path("w").asInt(WIDTH / 2);
    }

    /** As they are read: from above, and from the left. */
    private static List<JsonNode> onGrid(JsonNode panels) {
        return panels.valueStream()
                .sorted(Comparator.comparingInt((JsonNode panel) ->
                                panel.path("gridPos").path("y").asInt(0))
                        .thenComparingInt(
                                panel -> panel.path("gridPos").path("x").asInt(0)))
                .toList();
    }

    /** A variable that the file does not have can still be filled in. */
    private static void undefined(List<Row> rows, List<Variable> variables, Remarks remarks) {
        rows.stream()
                .flatMap(row -> row.panels().stream())
                .flatMap(Panel::texts)
                .flatMap(text -> Values.usedIn(text).stream())
                .distinct()
                .filter(name -> variables.stream().noneMatch(one -> one.name().equals(name)))
                .toList()
                .forEach(name -> {
                    variables.add(new Variable(name, "", Variable.Kind.TEXT, ""));
                    remarks.changed("$" + name, "variable", "it is used, but not taken over: it is a text to fill in");
                });
    }

    private static void remarkAnnotations(JsonNode root, Remarks remarks) {
        root.path("annotations").path("list").forEach(one -> {
            if (one.path("builtIn").asInt(0) != 1) {
                remarks.left(
                        one.path("name").asString("Annotations"),
                        "annotations",
                        "deployments and configurations are marked by the portal itself");
            }
        });
    }

    private static String range(JsonNode root) {
        var from = UP_TO_NOW.matcher(root.path("time").path("from").asString(""));
        if (!from.matches()) {
            return USUAL_RANGE;
        }
        try {
            Ranges.length(from.group(1));
            return from.group(1);
        } catch (IllegalArgumentException e) {
            return USUAL_RANGE;
        }
    }

    private static @Nullable Duration refresh(JsonNode root) {
        try {
            var refresh = DashboardCode.refresh(
                    root.path("refresh").isString() ? root.path("refresh").asString() : "");
            return refresh == null || refresh.toSeconds() >= 5 ? refresh : Duration.ofSeconds(5);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
