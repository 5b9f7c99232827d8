package dev.quarterdeck.catalog.relation;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class RelationQuery {

    private static final String BOTH_WAYS = """
            with related as (
                select type, false as inverse, target_ref as ref from entity_relation where source_ref = {0}
                union
                select type, true, source_ref from entity_relation where target_ref = {0}
            ), numbered as (
                select related.*, row_number() over (partition by type, inverse order by ref) as number,
                        count(*) over (partition by type, inverse) as total
                from related
            )
            select n.type as relation, n.inverse, n.ref, n.total, e.title, e.type, e.ref is not null as known
            from numbered n left join entity e on e.ref = n.ref
            where n.number <= {1}
            order by n.ref
            """;

    private final DSLContext db;

    RelationQuery(DSLContext db) {
        this.db = db;
    }

    /** @param at null for now */
    List<RelationGroup> of(String ref, @Nullable Instant at, int limit) {
        return db
                .with(AsOf.tables(at))
                .select(asterisk())
                .from(table("(" + BOTH_WAYS + ")", val(ref), val(limit)).as("related"))
                .stream()
                .collect(groupingBy(row -> new Direction(
                        RelationType.of(row.get("relation", String.class)), row.get("inverse", Boolean.class))))
                .entrySet()
                .stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted(comparing(RelationGroup::type).thenComparing(RelationGroup::inverse))
                .toList();
    }

    private static RelationGroup group(Direction direction, List<Record> rows) {
        return new RelationGroup(
                direction.type(),
                direction.inverse(),
                rows.stream().map(RelationQuery::entity).toList(),
                rows.getFirst().get("total", Long.class));
    }

    static RelatedEntity entity(Record row) {
        return new RelatedEntity(
                EntityRef.of(row.get("ref", String.class)),
                row.get("title", String.class),
                row.get("type", String.class),
                row.get("known", Boolean.class));
    }

    private record Direction(RelationType type, boolean inverse) {}
}
