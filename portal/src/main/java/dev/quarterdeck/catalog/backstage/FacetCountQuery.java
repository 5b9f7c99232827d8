package dev.quarterdeck.catalog.backstage;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lateral;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Counts how many entities have which value at a key. */
@Repository
class FacetCountQuery {

    private final DSLContext db;

    FacetCountQuery(DSLContext db) {
        this.db = db;
    }

    /** By value. */
    List<FacetValue> of(String key, Criterion criterion) {
        var value = SearchKey.value();
        return db.select(value, count())
                .from(ENTITY)
                .crossJoin(lateral(new SearchKey(key).values()))
                .where(Conditions.of(criterion))
                .and(value.isNotNull())
                .groupBy(value)
                .orderBy(value)
                .fetch(mapping(FacetValue::new));
    }
}
