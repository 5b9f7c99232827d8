package dev.quarterdeck.catalog.backstage;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.RelationType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** What a key such as {@code metadata.name} or {@code relations.ownedBy} means in SQL. */
final class SearchKey {

    /** Found by an index; all lower case in the database. */
    private static final Map<String, Field<String>> COLUMNS = Map.of(
            "kind", ENTITY.KIND,
            "metadata.name", ENTITY.NAME,
            "metadata.namespace", ENTITY.NAMESPACE);

    /** Below these a key is one word, dots and all. */
    private static final List<String> FREE = List.of("metadata.annotations.", "metadata.labels.");

    private static final String RELATIONS = "relations.";

    private static final Field<String> VALUE = field(name("held", "value"), String.class);

    private final String key;

    SearchKey(String key) {
        this.key = key;
    }

    Condition oneOf(List<String> values) {
        return meets(value -> value.in(values));
    }

    Condition hasPrefix(String prefix) {
        return meets(value -> value.startsWith(prefix.toLowerCase(Locale.ROOT)));
    }

    Condition given() {
        return exists(selectOne().from(values()));
    }

    Condition contains(String part) {
        return meets(value -> value.contains(part.toLowerCase(Locale.ROOT)));
    }

    private Condition meets(Function<Field<String>, Condition> test) {
        var column = COLUMNS.get(key.toLowerCase(Locale.ROOT));
        return column != null
                ? test.apply(column)
                : exists(selectOne().from(values()).where(test.apply(lower(VALUE))));
    }

    /** To sort by; what has none comes last. */
    Field<String> sorted() {
        var column = COLUMNS.get(key.toLowerCase(Locale.ROOT));
        return column != null
                ? column
                : field(
                        "coalesce({0} #>> {1}, {2})",
                        String.class, ENTITY.DESCRIPTOR, val(path().toArray(String[]::new)), inline("\uFFFF"));
    }

    static Field<String> value() {
        return VALUE;
    }

    /** One row for each value that the entity of the outer statement has there. */
    Table<?> values() {
        if (key.toLowerCase(Locale.ROOT).startsWith(RELATIONS)) {
            return related(key.substring(RELATIONS.length()));
        }
        return table(
                        "(select value #>> '{}' as value from jsonb_path_query({0}, {1}::jsonpath) value)",
                        ENTITY.DESCRIPTOR, val(jsonPath()))
                .as("held");
    }

    private static Table<?> related(String word) {
        var forth = type(type -> type.word().equalsIgnoreCase(word));
        var back = type(type -> type.inverseWord().equalsIgnoreCase(word));
        if (forth != null) {
            return table(
                            "(select target_ref as value from entity_relation where source_ref = {0} and type = {1})",
                            ENTITY.REF, inline(forth.word()))
                    .as("held");
        }
        return table(
                        "(select source_ref as value from entity_relation where target_ref = {0} and type = {1})",
                        ENTITY.REF, inline(back == null ? "" : back.word()))
                .as("held");
    }

    private static @Nullable RelationType type(Predicate<RelationType> test) {
        return Arrays.stream(RelationType.values()).filter(test).findFirst().orElse(null);
    }

    private List<String> path() {
        return FREE.stream()
                .filter(key::startsWith)
                .map(start -> Stream.concat(Stream.of(start.split("\\.")), Stream.of(key.substring(start.length()))))
                .findFirst()
                .orElseGet(() -> Arrays.stream(key.split("\\.")))
                .toList();
    }

    /** In lax mode, so that what is no list is taken for one of a single value. */
    private String jsonPath() {
        return path().stream().map(step -> "." + StringNode.valueOf(step)).collect(Collectors.joining("", "$", "[*]"));
    }
}
