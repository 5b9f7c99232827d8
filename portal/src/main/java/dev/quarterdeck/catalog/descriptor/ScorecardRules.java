package dev.quarterdeck.catalog.descriptor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Checks the rules of a scorecard, so that whoever evaluates them can rely on their form. */
final class ScorecardRules {

    private static final String RULES = "spec.rules";
    private static final String GATES = "spec.gates";
    private static final String NO_LEVEL = "'%s' is not one of basic, bronze, silver, gold";
    private static final Set<String> LEVELS = Set.of("basic", "bronze", "silver", "gold");
    private static final List<String> CONDITIONS = List.of("exists", "is", "oneOf", "atLeast", "atMost");

    private ScorecardRules() {}

    static void check(Fields fields) {
        var ids = new HashSet<String>();
        for (var rule : fields.items(RULES)) {
            for (var name : List.of("id", "title", "fact", "level")) {
                var value = Fields.child(rule, name);
                if (value.isEmpty()) {
                    fields.error(rule, RULES + "." + name, "A rule needs %s".formatted(name));
                } else {
                    fields.text(value.get(), RULES + "." + name)
                            .ifPresent(text -> check(fields, value.get(), name, text, ids));
                }
            }
            Fields.child(rule, "weight").ifPresent(weight -> checkWeight(fields, weight));
            checkCondition(fields, rule);
        }
    }

    static void checkGates(Fields fields) {
        for (var gate : fields.items(GATES)) {
            for (var name : List.of("environment", "level")) {
                var value = Fields.child(gate, name).flatMap(node -> fields.text(node, GATES + "." + name));
                if (value.isEmpty()) {
                    fields.error(gate, GATES + "." + name, "A gate needs %s".formatted(name));
                } else if (name.equals("level") && !LEVELS.contains(value.get())) {
                    fields.error(gate, GATES + ".level", NO_LEVEL.formatted(value.get()));
                }
            }
        }
    }

    private static void check(Fields fields, Node at, String name, String text, Set<String> ids) {
        if (name.equals("id") && !ids.add(text)) {
            fields.error(at, RULES + ".id", "Two rules have the id %s".formatted(text));
        }
        if (name.equals("level") && !LEVELS.contains(text)) {
            fields.error(at, RULES + ".level", NO_LEVEL.formatted(text));
        }
    }

    private static void checkWeight(Fields fields, Node weight) {
        if (!(weight instanceof ScalarNode scalar) || !scalar.getValue().matches("[1-9]|10")) {
            fields.error(weight, RULES + ".weight", "A weight is a whole number from 1 to 10");
        }
    }

    private static void checkCondition(Fields fields, Node rule) {
        var given = CONDITIONS.stream()
                .filter(name -> Fields.child(rule, name).isPresent())
                .toList();
        if (given.size() > 1) {
            fields.error(
                    rule,
                    RULES,
                    "A rule has one of %s, not %s"
                            .formatted(String.join(", ", CONDITIONS), String.join(" and ", given)));
        }
        for (var name : List.of("atLeast", "atMost")) {
            Fields.child(rule, name)
                    .filter(node -> !(node instanceof ScalarNode scalar
                            && scalar.getValue().matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")))
                    .ifPresent(node -> fields.error(node, RULES + "." + name, "%s takes a number".formatted(name)));
        }
        Fields.child(rule, "oneOf")
                .filter(node -> !(node instanceof SequenceNode))
                .ifPresent(node -> fields.error(node, RULES + ".oneOf", "oneOf takes a list"));
    }
}
