package dev.quarterdeck.signals.dashboard.code;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.code.WrongCode.Fault;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes dashboards as code, and reads that again. */
public final class DashboardCode {

    public static final String VERSION = "quarterdeck.dev/v1";
    public static final String KIND = "Dashboard";

    private static final int LARGEST = 500_000;
    private static final String USUAL_RANGE = "3h";
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([smh])");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private DashboardCode() {}

    /**
     * @param text YAML, or JSON, of which it is a part
     * @throws WrongCode that names what is wrong by line and field
     */
    public static Definition read(String text) {
        if (text.length() > LARGEST) {
            throw new WrongCode(
                    List.of(new Fault(null, "", "A dashboard has at most %,d characters".formatted(LARGEST))));
        }
        try {
            var root = YAML.readTree(text);
            return read(root, Lines.of(text));
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new WrongCode(List.of(
                    new Fault(place == null ? null : place.getLineNr(), "", "Not YAML: " + e.getOriginalMessage())));
        }
    }

    /** @throws WrongCode that names what is wrong by its field */
    public static Definition read(JsonNode root) {
        return read(root, Lines.none());
    }

    private static Definition read(JsonNode root, Lines lines) {
        var reading = new Field.Reading(lines);
        var whole = new Field(root, "", reading);
        if (!root.isObject()
                || !root.path("kind").asString("").equals(KIND)
                || !root.path("apiVersion").asString("").equals(VERSION)) {
            throw new WrongCode(List.of(new Fault(
                    lines.of(whole), "", "It begins with apiVersion: %s and kind: %s".formatted(VERSION, KIND))));
        }
        var definition = whole.read(DashboardCode::definition);
        if (definition == null || !reading.isRight()) {
            throw new WrongCode(reading.faults());
        }
        return definition;
    }

    private static Definition definition(Field at) {
        at.at("apiVersion");
        at.at("kind");
        var metadata = at.at("metadata");
        var spec = at.at("spec");
        var name = metadata.at("name").word(Definition::checkedName, "");
        if (name.isEmpty()) {
            metadata.at("name").needed();
        }
        var title = metadata.at("title").text();
        var definition = spec.read(_ -> new Definition(
                name,
                title.isBlank() ? name : title,
                metadata.at("description").textOrNull(),
                owner(spec.at("owner")),
                spec.at("range").isMissing() ? USUAL_RANGE : spec.at("range").text(),
                spec.at("refresh").word(DashboardCode::time, null),
                spec.at("variables").each(DashboardCode::variable),
                spec.at("rows").each(DashboardCode::row)));
        metadata.read(_ -> name);
        if (definition == null) {
            throw new IllegalArgumentException("it is not complete");
        }
        return definition;
    }

    private static EntityRef owner(Field at) {
        var owner = at.needed();
        return Selection.ref(owner.isBlank() ? "group:default/unknown" : owner, "group");
    }

    /** Never, or such as {@code 30s}. */
    private static @Nullable Duration time(String text) {
        var time = TIME.matcher(text);
        if (text.isEmpty() || text.equals("never")) {
            return null;
        }
        if (!time.matches()) {
            throw new IllegalArgumentException("'%s' is not a time such as 30s or 5m".formatted(text));
        }
        var count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /** As {@link #time} reads it. */
    public static String written(@Nullable Duration time) {
        if (time == null) {
            return "never";
        }
        var seconds = time.toSeconds();
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** @throws IllegalArgumentException if it is none */
    public static @Nullable Duration refresh(String text) {
        return time(text.strip());
    }

    private static Variable variable(Field at) {
        return new Variable(
                at.at("name").text(),
                at.at("label").text(),
                at.at("kind").word(Variable.Kind::of, Variable.Kind.TEXT),
                at.at("default").text());
    }

    private static Row row(Field at) {
        return new Row(at.at("title").text(), at.at("panels").each(PanelReading::panel));
    }

    /** As it is kept, and as the API speaks of it. */
    public static ObjectNode write(Definition definition) {
        var root = JsonMapper.shared().createObjectNode();
        root.put("apiVersion", VERSION).put("kind", KIND);
        var metadata = root.putObject("metadata").put("name", definition.name()).put("title", definition.title());
        if (definition.description() != null) {
            metadata.put("description", definition.description());
        }
        var spec = root.putObject("spec")
                .put("owner", definition.owner().toString())
                .put("range", definition.range());
        spec.put("refresh", written(definition.refresh()));
        definition
                .variables()
                .forEach(variable -> spec.withArrayProperty("variables")
                        .addObject()
                        .put("name", variable.name())
                        .put("label", variable.label())
                        .put("kind", variable.kind().word())
                        .put("default", variable.usual()));
        var rows = spec.putArray("rows");
        definition.rows().forEach(row -> {
            var written = rows.addObject().put("title", row.title());
            var panels = written.putArray("panels");
            row.panels().forEach(panel -> PanelWriting.write(panel, panels.addObject()));
        });
        return root;
    }

    public static String yaml(Definition definition) {
        return YAML.writeValueAsString(write(definition));
    }

    /** What a panel is called in code: timeseries, stat, table, heatmap, toplist or markdown. */
    public static String type(Panel panel) {
        return PanelWriting.type(panel);
    }
}
