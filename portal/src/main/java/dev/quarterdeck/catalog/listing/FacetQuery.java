package dev.quarterdeck.catalog.listing;

import static dev.quarterdeck.catalog.listing.Matching.anyOf;
import static dev.quarterdeck.db.Tables.CATALOG_COUNT;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.SCORECARD_RESULT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.listing.Facets.Value;
import dev.quarterdeck.platform.database.PlannedEachTime;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record3;
import org.jooq.Record6;
import org.jooq.Records;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** Counts what each choice in a filter would leave, all in one statement. */
@Repository
class FacetQuery {

    private static final Name COUNTED = name("counted");
    private static final Field<String> KIND = field(name("counted", "kind"), String.class);
    private static final Field<String> TYPE = field(name("counted", "type"), String.class);
    private static final Field<String> LIFECYCLE = field(name("counted", "lifecycle"), String.class);
    private static final Field<String> OWNER = field(name("counted", "owner_ref"), String.class);
    private static final Field<String> TAG = field(name("counted", "tag"), String.class);
    private static final Field<Integer> ENTITIES = field(name("counted", "entities"), Integer.class);

    private static final Field<String> OWNER_OR_NOBODY =
            when(Matching.isUnowned(OWNER, KIND), inline(CatalogFilter.NOBODY)).otherwise(OWNER);

    private static final int VALUES = 100;

    private final DSLContext db;

    FacetQuery(DSLContext db) {
        this.db = PlannedEachTime.by(db);
    }

    Facets facets(CatalogFilter filter) {
        var tagged = filter.tag() == null ? TAG.isNull() : TAG.eq(filter.tag());
        var kind = anyOf(KIND, filter.kind());
        var type = anyOf(TYPE, filter.type());
        var lifecycle = anyOf(LIFECYCLE, filter.lifecycle());
        var owner = Matching.ownedBy(OWNER, KIND, filter.owner());
        var byFacet = db
                .with(AsOf.tables(filter.moment()))
                .with(COUNTED.as(counted(filter)))
                .selectFrom(values("kind", KIND, tagged.and(type).and(lifecycle).and(owner))
                        .unionAll(values(
                                "type", TYPE, tagged.and(kind).and(lifecycle).and(owner)))
                        .unionAll(values(
                                "lifecycle",
                                LIFECYCLE,
                                tagged.and(kind).and(type).and(owner)))
                        .unionAll(values(
                                "owner",
                                OWNER_OR_NOBODY,
                                tagged.and(kind).and(type).and(lifecycle)))
                        .unionAll(
                                values("tag", TAG, kind.and(type).and(lifecycle).and(owner)))
                        .unionAll(
                                total(tagged.and(kind).and(type).and(lifecycle).and(owner)))
                        .asTable("facets"))
                .stream()
                .collect(groupingBy(
                        row -> row.value1(), mapping(row -> new Value(row.value2(), row.value3()), toList())));
        return facets(byFacet, systems(filter), levels(filter));
    }

    private List<Value> systems(CatalogFilter filter) {
        var entities = count().cast(Long.class);
        return db.with(AsOf.tables(filter.moment()))
                .select(ENTITY.SYSTEM_REF, entities)
                .from(ENTITY)
                .where(Matching.matches(filter.ofAnySystem()))
                .and(ENTITY.SYSTEM_REF.isNotNull())
                .groupBy(ENTITY.SYSTEM_REF)
                .orderBy(entities.desc(), ENTITY.SYSTEM_REF)
                .limit(VALUES)
                .fetch(Records.mapping(Value::new));
    }

    private List<Value> levels(CatalogFilter filter) {
        var entities = count().cast(Long.class);
        return db.with(AsOf.tables(filter.moment()))
                .select(SCORECARD_RESULT.CARD.concat(":").concat(SCORECARD_RESULT.LEVEL), entities)
                .from(SCORECARD_RESULT)
                .join(ENTITY)
                .on(ENTITY.REF.eq(SCORECARD_RESULT.REF))
                .where(Matching.matches(filter.ofAnyLevel()))
                .groupBy(SCORECARD_RESULT.CARD, SCORECARD_RESULT.LEVEL)
                .orderBy(SCORECARD_RESULT.CARD, entities.desc())
                .limit(VALUES)
                .fetch(Records.mapping(Value::new));
    }

    private static Facets facets(Map<String, List<Value>> byFacet, List<Value> systems, List<Value> levels) {
        return new Facets(
                byFacet.getOrDefault("kind", List.of()),
                byFacet.getOrDefault("type", List.of()),
                byFacet.getOrDefault("lifecycle", List.of()),
                byFacet.getOrDefault("owner", List.of()),
                byFacet.getOrDefault("tag", List.of()),
                systems,
                levels,
                byFacet.getOrDefault("total", List.of()).stream()
                        .mapToLong(Value::count)
                        .sum());
    }

    /** Only what narrows by text or system, or is of the past, has to be counted on the spot. */
    private static Select<Record6<String, String, String, String, String, Integer>> counted(CatalogFilter filter) {
        if (filter.q() == null && filter.system() == null && filter.level().isEmpty() && filter.at() == null) {
            return select(
                            CATALOG_COUNT.KIND,
                            CATALOG_COUNT.TYPE,
                            CATALOG_COUNT.LIFECYCLE,
                            CATALOG_COUNT.OWNER_REF,
                            CATALOG_COUNT.TAG,
                            CATALOG_COUNT.ENTITIES)
                    .from(CATALOG_COUNT);
        }
        var matching = Matching.uncounted(filter);
        var tag = field(name("one", "tag"), String.class);
        return select(
                        ENTITY.KIND,
                        ENTITY.TYPE,
                        ENTITY.LIFECYCLE,
                        ENTITY.OWNER_REF,
                        castNull(String.class).as("tag"),
                        count().as("entities"))
                .from(ENTITY)
                .where(matching)
                .groupBy(ENTITY.KIND, ENTITY.TYPE, ENTITY.LIFECYCLE, ENTITY.OWNER_REF)
                .unionAll(select(ENTITY.KIND, ENTITY.TYPE, ENTITY.LIFECYCLE, ENTITY.OWNER_REF, tag, count())
                        .from(ENTITY)
                        .crossJoin(table("unnest({0})", ENTITY.TAGS).as("one", "tag"))
                        .where(matching)
                        .groupBy(ENTITY.KIND, ENTITY.TYPE, ENTITY.LIFECYCLE, ENTITY.OWNER_REF, tag));
    }

    private static Select<Record3<String, String, Long>> values(String facet, Field<String> value, Condition where) {
        var entities = sum(ENTITIES).cast(Long.class);
        return select(inline(facet).as("facet"), value.as("value"), entities.as("entities"))
                .from(table(COUNTED))
                .where(where)
                .and(value.isNotNull())
                .groupBy(value)
                .orderBy(entities.desc(), value)
                .limit(VALUES);
    }

    private static Select<Record3<String, String, Long>> total(Condition where) {
        return select(inline("total"), inline("all"), coalesce(sum(ENTITIES).cast(Long.class), inline(0L)))
                .from(table(COUNTED))
                .where(where);
    }
}
