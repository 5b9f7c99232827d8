package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Reads all sources with how much the catalog has of them. */
@Repository
class SourceQuery {

    private final DSLContext db;

    SourceQuery(DSLContext db) {
        this.db = db;
    }

    List<SourceStanding> standings() {
        var entities = field(selectCount().from(ENTITY).where(ENTITY.SOURCE_ID.eq(CATALOG_SOURCE.ID)));
        return db.select(
                        SourceRepository.SOURCE,
                        entities.cast(Long.class),
                        problems(Severity.ERROR),
                        problems(Severity.WARNING))
                .from(CATALOG_SOURCE)
                .orderBy(CATALOG_SOURCE.ID)
                .fetch(mapping(SourceStanding::new));
    }

    private static Field<Long> problems(Severity severity) {
        return field(selectCount()
                        .from(CATALOG_PROBLEM)
                        .where(CATALOG_PROBLEM.SOURCE_ID.eq(CATALOG_SOURCE.ID))
                        .and(CATALOG_PROBLEM.SEVERITY.eq(severity.word())))
                .cast(Long.class);
    }
}
