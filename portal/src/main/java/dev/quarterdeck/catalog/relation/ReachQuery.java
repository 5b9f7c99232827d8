package dev.quarterdeck.catalog.relation;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.relation.Reach.Step;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Follows dependencies from one entity to the next; circles end by themselves. */
@Repository
class ReachQuery {

    /** Further away nobody would call it an effect of the same failure. */
    private static final int MAX_DISTANCE = 8;

    /** A failure goes from what is depended on to what depends on it, and from a provider through its API. */
    private static final String IMPACT = """
            select source_ref from entity_relation
            where target_ref = reached.ref and type in ('dependsOn', 'consumesApi')
            union all
            select target_ref from entity_relation where source_ref = reached.ref and type = 'providesApi'""";

    private static final String DEPENDENCIES = """
            select target_ref from entity_relation
            where source_ref = reached.ref and type in ('dependsOn', 'consumesApi')
            union all
            select source_ref from entity_relation where target_ref = reached.ref and type = 'providesApi'""";

    private static final String REACH = """
            with recursive reached (ref, distance) as (
                select {0}::text, 0
                union
                select next.ref, reached.distance + 1
                from reached cross join lateral (%s) next(ref)
                where reached.distance < %d
            ), nearest as (
                select ref, min(distance) as distance, count(*) over () as total
                from reached where ref <> {0} group by ref order by 2, 1 limit {1}
            )
            select n.ref, n.distance, n.total, e.title, e.type, e.ref is not null as known
            from nearest n left join entity e on e.ref = n.ref
            """;

    private final DSLContext db;

    ReachQuery(DSLContext db) {
        this.db = db;
    }

    /** @param at null for now */
    Reach impactOf(String ref, @Nullable Instant at, int limit) {
        return reach(REACH.formatted(IMPACT, MAX_DISTANCE), ref, at, limit);
    }

    Reach dependenciesOf(String ref, int limit) {
        return reach(REACH.formatted(DEPENDENCIES, MAX_DISTANCE), ref, null, limit);
    }

    private Reach reach(String sql, String ref, @Nullable Instant at, int limit) {
        List<? extends Record> rows = db.with(AsOf.tables(at))
                .select(asterisk())
                .from(table("(" + sql + ")", val(ref), val(limit)).as("reach"))
                .orderBy(field("distance"), field("ref"))
                .fetch();
        return new Reach(
                rows.stream().map(ReachQuery::step).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().get("total", Long.class));
    }

    private static Step step(Record row) {
        return new Step(RelationQuery.entity(row), row.get("distance", Integer.class));
    }
}
