package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules for the entities that it applies to. */
public record Scorecard(
        EntityRef ref, String title, @Nullable String description, Scope scope, List<Rule> rules, List<Gate> gates) {

    public Scorecard {
        rules = List.copyOf(rules);
        gates = List.copyOf(gates);
    }

    /** What an entity needs before its releases go to an environment. */
    public record Gate(String environment, Level level) {}

    /** Which entities it applies to; of several values any will do, none do not narrow. */
    public record Scope(List<String> kinds, List<String> types, List<String> lifecycles, List<String> tags) {

        public Scope {
            kinds = List.copyOf(kinds);
            types = List.copyOf(types);
            lifecycles = List.copyOf(lifecycles);
            tags = List.copyOf(tags);
        }
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public String path() {
        return "/scorecards/%s/%s".formatted(ref.namespace(), ref.name());
    }
}
