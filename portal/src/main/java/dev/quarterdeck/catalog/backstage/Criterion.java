package dev.quarterdeck.catalog.backstage;

import java.util.List;
import java.util.Locale;

/** What an entity must be like. Keys are paths into it, such as {@code spec.type}; letter case makes no difference. */
public sealed interface Criterion {

    Criterion ANYTHING = new All(List.of());

    record All(List<Criterion> parts) implements Criterion {

        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Criterion> parts) implements Criterion {

        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Criterion part) implements Criterion {}

    /** One of the values at the key, which may hold a list, is one of these. */
    record OneOf(String key, List<String> values) implements Criterion {

        public OneOf {
            values =
                    values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
        }
    }

    record Exists(String key) implements Criterion {}

    record HasPrefix(String key, String prefix) implements Criterion {}
}
