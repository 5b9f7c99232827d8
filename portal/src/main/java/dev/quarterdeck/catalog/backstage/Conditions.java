package dev.quarterdeck.catalog.backstage;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** What criteria mean in SQL. */
final class Conditions {

    private Conditions() {}

    static Condition of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(var parts) ->
                and(parts.stream().map(Conditions::of).toList());
            // begun with what never holds: of no alternatives none is met
            case Criterion.Any(var parts) -> parts.stream().map(Conditions::of).reduce(falseCondition(), Condition::or);
            case Criterion.Not(var part) -> not(of(part));
            case Criterion.OneOf(var key, var values) -> new SearchKey(key).oneOf(values);
            case Criterion.Exists(var key) -> new SearchKey(key).given();
            case Criterion.HasPrefix(var key, var prefix) -> new SearchKey(key).hasPrefix(prefix);
        };
    }

    /**
     * @param term part of a name, title, tag or description; null does not narrow
     * @param fields in one of which it must be; empty for any of these
     */
    static Condition contain(@Nullable String term, List<String> fields) {
        if (term == null || term.isBlank()) {
            return noCondition();
        }
        // the index knows where to look, the fields decide
        var found = ENTITY.SEARCH_TEXT.contains(term.strip().toLowerCase(Locale.ROOT));
        return fields.isEmpty()
                ? found
                : found.and(or(fields.stream()
                        .map(field -> new SearchKey(field).contains(term.strip()))
                        .toList()));
    }
}
