package dev.quarterdeck.signals.dashboard.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is chosen for the variables of a dashboard.
 *
 * @param byName empty for all
 */
public record Values(Map<String, String> byName) {

    /** The long form may say how Grafana should write a value, such as {@code ${name:regex}}. */
    private static final Pattern USE = Pattern.compile("\\$(?:\\{([a-zA-Z_]\\w*)(?::\\w+)?}|([a-zA-Z_]\\w*))");

    public Values {
        byName = Map.copyOf(byName);
    }

    /** @param chosen by the variable's name; what is missing has its usual value */
    public static Values of(Iterable<Variable> variables, Map<String, String> chosen) {
        var values = new LinkedHashMap<String, String>();
        variables.forEach(variable -> values.put(
                variable.name(),
                chosen.getOrDefault(variable.name(), variable.usual()).strip()));
        return new Values(values);
    }

    /** Names of the variables in a text, those that begin with __ left out. */
    public static Set<String> usedIn(String text) {
        var names = new TreeSet<String>();
        USE.matcher(text)
                .results()
                .map(Values::name)
                .filter(name -> !name.startsWith("__"))
                .forEach(names::add);
        return names;
    }

    private static String name(java.util.regex.MatchResult use) {
        return use.group(1) == null ? use.group(2) : use.group(1);
    }

    /** A text with the values in place of the variables. */
    public String in(String text) {
        return replaced(text, UnaryOperator.identity());
    }

    /** Of all, in a title. */
    public String inWords(String text) {
        return replaced(text, value -> value.isEmpty() ? "all" : value);
    }

    /** A query: a value cannot end the text in which it stands, and all is a pattern that fits everything. */
    public String inPromQl(String query) {
        return replaced(
                query,
                value -> value.isEmpty()
                        ? ".*"
                        : value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " "));
    }

    private String replaced(String text, UnaryOperator<String> writing) {
        return USE.matcher(text).replaceAll(use -> {
            var value = byName.get(name(use));
            return Matcher.quoteReplacement(value == null ? use.group() : writing.apply(value));
        });
    }
}
