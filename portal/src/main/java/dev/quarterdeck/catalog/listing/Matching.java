package dev.quarterdeck.catalog.listing;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT;
import static org.jooq.impl.DSL.arrayOverlap;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** What a filter means in SQL. */
final class Matching {

    /** Inlined, so that two uses of a condition are the same expression to the database. */
    private static final List<Param<String>> OWNED = Stream.of(
                    "api", "component", "domain", "resource", "system", "template")
            .map(DSL::inline)
            .toList();

    private Matching() {}

    static Condition matches(CatalogFilter filter) {
        return anyOf(ENTITY.KIND, filter.kind())
                .and(anyOf(ENTITY.TYPE, filter.type()))
                .and(anyOf(ENTITY.LIFECYCLE, filter.lifecycle()))
                .and(ownedBy(ENTITY.OWNER_REF, ENTITY.KIND, filter.owner()))
                .and(uncounted(filter))
                .and(
                        filter.tag() == null
                                ? noCondition()
                                : arrayOverlap(ENTITY.TAGS, val(new String[] {filter.tag()}, ENTITY.TAGS)));
    }

    static Condition ownedBy(Field<String> owner, Field<String> kind, List<String> owners) {
        var anyOfThem = anyOf(owner, owners);
        return owners.contains(CatalogFilter.NOBODY) ? anyOfThem.or(isUnowned(owner, kind)) : anyOfThem;
    }

    /** What could have an owner, and has none. */
    static Condition isUnowned(Field<String> owner, Field<String> kind) {
        return owner.isNull().and(kind.in(OWNED));
    }

    /** The part of a filter by which entities are not counted in advance. */
    static Condition uncounted(CatalogFilter filter) {
        return (filter.system() == null ? noCondition() : ENTITY.SYSTEM_REF.eq(filter.system()))
                .and(hasLevel(filter.level()))
                .and(contains(filter));
    }

    private static Condition hasLevel(List<String> levels) {
        return levels.isEmpty()
                ? noCondition()
                : ENTITY.REF.in(select(SCORECARD_RESULT.REF)
                        .from(SCORECARD_RESULT)
                        .where(or(levels.stream().map(Matching::isLevel).toList())));
    }

    private static Condition isLevel(String level) {
        var colon = level.lastIndexOf(':');
        return SCORECARD_RESULT
                .CARD
                .eq(level.substring(0, Math.max(colon, 0)))
                .and(SCORECARD_RESULT.LEVEL.eq(level.substring(colon + 1)));
    }

    private static Condition contains(CatalogFilter filter) {
        if (filter.q() == null) {
            return noCondition();
        }
        var q = filter.q().toLowerCase(Locale.ROOT);
        return filter.namesBeginning() ? ENTITY.NAME.startsWith(q) : ENTITY.SEARCH_TEXT.contains(q);
    }

    static Condition anyOf(Field<String> field, List<String> values) {
        return values.isEmpty() ? noCondition() : field.in(values);
    }
}
