package dev.quarterdeck.catalog.listing;

import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.DOC_PAGE;
import static dev.quarterdeck.db.Tables.DOC_SECTION;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_RELATION;
import static dev.quarterdeck.db.Tables.ENTITY_VERSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** Measures what the catalog holds. */
@Repository
class IndexQuery {

    private static final Table<?>[] TABLES = {ENTITY, ENTITY_RELATION, ENTITY_VERSION, DOC_PAGE, DOC_SECTION};

    private final DSLContext db;

    IndexQuery(DSLContext db) {
        this.db = db;
    }

    IndexStanding standing() {
        return db.select(
                        count(ENTITY, noCondition()),
                        count(ENTITY, ENTITY.ORPHANED_AT.isNotNull()),
                        count(ENTITY, Matching.isUnowned(ENTITY.OWNER_REF, ENTITY.KIND)),
                        count(ENTITY_RELATION, noCondition()),
                        count(CATALOG_PROBLEM, CATALOG_PROBLEM.SEVERITY.eq(Severity.WARNING.word())),
                        count(ENTITY_VERSION, noCondition()),
                        count(DOC_PAGE, noCondition()),
                        count(DOC_SECTION, noCondition()),
                        bytes(),
                        field(select(max(CATALOG_SOURCE.READ_AT)).from(CATALOG_SOURCE)),
                        count(CATALOG_SOURCE, CATALOG_SOURCE.FAILURE.isNotNull()))
                .fetchSingle(mapping(IndexStanding::new));
    }

    private static Field<Long> count(Table<?> table, Condition condition) {
        return field(selectCount().from(table).where(condition)).cast(Long.class);
    }

    private static Field<Long> bytes() {
        return field(
                Arrays.stream(TABLES)
                        .map(table -> "pg_total_relation_size('%s')".formatted(table.getName()))
                        .collect(Collectors.joining(" + ")),
                Long.class);
    }
}
