package dev.quarterdeck.signals.dashboard.grafana;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes variables of Grafana's. The values of a query are not known here, so that one is a free text. */
final class GrafanaVariables {

    private static final Set<String> TAKEN = Set.of("query", "custom", "textbox", "constant", "interval");

    private GrafanaVariables() {}

    static List<Variable> of(JsonNode list, Remarks remarks) {
        var variables = new ArrayList<Variable>();
        for (var one : list) {
            var name = one.path("name").asString("");
            var type = one.path("type").asString("query");
            if (!TAKEN.contains(type)) {
                remarks.left("$" + name, "variable", reason(type));
                continue;
            }
            try {
                variables.add(new Variable(
                        name, one.path("label").asString(""), Variable.Kind.TEXT, usual(one, name, type, remarks)));
                if (type.equals("query")) {
                    remarks.changed("$" + name, "variable", "its values are not looked up: it is a text to fill in");
                }
            } catch (IllegalArgumentException e) {
                remarks.left("$" + name, "variable", String.valueOf(e.getMessage()));
            }
        }
        return variables;
    }

    private static String reason(String type) {
        return switch (type) {
            case "datasource" -> "there is one Prometheus for all panels";
            case "adhoc" -> "filters that are added to every query are not known here";
            default -> "there are no variables of the kind %s".formatted(type);
        };
    }

    /** Several values are one pattern, as in Grafana. */
    private static String usual(JsonNode variable, String name, String type, Remarks remarks) {
        var value = variable.path("current").path("value");
        var text = value.isArray()
                ? value.valueStream().map(one -> one.asString("")).collect(joining("|"))
                : value.asString(
                        variable.path("query").isString() && type.equals("constant")
                                ? variable.path("query").asString()
                                : "");
        if (text.startsWith("$__auto")) {
            remarks.changed("$" + name, "variable", "an automatic interval becomes 5m");
            return "5m";
        }
        return text.equals("$__all") ? "" : text;
    }
}
