package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static dev.quarterdeck.db.Tables.CATALOG_READING;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectCount;

import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jooq.Condition;
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
        return standings(noCondition());
    }

    SourceStanding standing(SourceId id) {
        return standings(CATALOG_SOURCE.ID.eq(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new SourceNotFound(id));
    }

    private List<SourceStanding> standings(Condition which) {
        var entities = field(selectCount().from(ENTITY).where(ENTITY.SOURCE_ID.eq(CATALOG_SOURCE.ID)));
        return db.select(
                        SourceRepository.SOURCE,
                        entities.cast(Long.class),
                        problems(Severity.ERROR),
                        problems(Severity.WARNING))
                .from(CATALOG_SOURCE)
                .where(which)
                .orderBy(CATALOG_SOURCE.ID)
                .fetch(mapping(SourceStanding::new));
    }

    /** The newest first. */
    List<Reading> readings(SourceId id, int limit) {
        return db.select(
                        CATALOG_READING.READ_AT,
                        CATALOG_READING.STATE,
                        CATALOG_READING.ACTOR,
                        CATALOG_READING.ADDED,
                        CATALOG_READING.CHANGED,
                        CATALOG_READING.ORPHANED,
                        CATALOG_READING.ERRORS,
                        CATALOG_READING.FAILURE)
                .from(CATALOG_READING)
                .where(CATALOG_READING.SOURCE_ID.eq(id.value()))
                .orderBy(CATALOG_READING.ID.desc())
                .limit(limit)
                .fetch(mapping(Reading::new));
    }

    List<Orphan> orphans(SourceId id, int limit) {
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), ENTITY.TITLE, ENTITY.FILE, ENTITY.ORPHANED_AT)
                .from(ENTITY)
                .where(ENTITY.SOURCE_ID.eq(id.value()))
                .and(ENTITY.ORPHANED_AT.isNotNull())
                .orderBy(ENTITY.ORPHANED_AT.desc(), ENTITY.REF)
                .limit(limit)
                .fetch(mapping(Orphan::new));
    }

    private static Field<Long> problems(Severity severity) {
        return field(selectCount()
                        .from(CATALOG_PROBLEM)
                        .where(CATALOG_PROBLEM.SOURCE_ID.eq(CATALOG_SOURCE.ID))
                        .and(CATALOG_PROBLEM.SEVERITY.eq(severity.word())))
                .cast(Long.class);
    }
}
