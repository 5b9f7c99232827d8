package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_VERSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.when;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what one reading of a source did. */
@Repository
class EntityChangeQuery {

    private static final int SHOWN = 500;

    private final DSLContext db;

    EntityChangeQuery(DSLContext db) {
        this.db = db;
    }

    /** By reference, at most {@value #SHOWN}. */
    List<EntityChange> of(SourceId source, Instant at) {
        var before = when(ENTITY.ORPHANED_AT.eq(at), ENTITY.YAML).otherwise(ENTITY_VERSION.YAML);
        var after = when(ENTITY.ORPHANED_AT.isNull(), ENTITY.YAML);
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), before, after)
                .from(ENTITY)
                .leftJoin(ENTITY_VERSION)
                .on(ENTITY_VERSION.REF.eq(ENTITY.REF))
                .and(ENTITY_VERSION.REPLACED_AT.eq(at))
                .where(ENTITY.SOURCE_ID.eq(source.value()))
                .and(ENTITY.UPDATED_AT.eq(at).or(ENTITY.ORPHANED_AT.eq(at)))
                .orderBy(ENTITY.REF)
                .limit(SHOWN)
                .fetch(mapping(EntityChange::new));
    }
}
