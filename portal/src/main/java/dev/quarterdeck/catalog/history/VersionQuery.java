package dev.quarterdeck.catalog.history;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_VERSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class VersionQuery {

    private final DSLContext db;

    VersionQuery(DSLContext db) {
        this.db = db;
    }

    record Stored(
            int number,
            Instant since,
            @Nullable Instant until,
            String changedBy,
            @Nullable String state,
            @Nullable String removedBy,
            String yaml,
            JSONB descriptor) {}

    /** The newest first. */
    List<Stored> of(String ref, int limit) {
        return db.select(
                        ENTITY.VERSION,
                        ENTITY.UPDATED_AT,
                        castNull(ENTITY_VERSION.REPLACED_AT),
                        ENTITY.CHANGED_BY,
                        ENTITY.SOURCE_STATE,
                        castNull(ENTITY_VERSION.REMOVED_BY),
                        ENTITY.YAML,
                        ENTITY.DESCRIPTOR)
                .from(ENTITY)
                .where(ENTITY.REF.eq(ref))
                .unionAll(db.select(
                                ENTITY_VERSION.VERSION,
                                ENTITY_VERSION.UPDATED_AT,
                                ENTITY_VERSION.REPLACED_AT,
                                ENTITY_VERSION.CHANGED_BY,
                                ENTITY_VERSION.SOURCE_STATE,
                                ENTITY_VERSION.REMOVED_BY,
                                ENTITY_VERSION.YAML,
                                ENTITY_VERSION.DESCRIPTOR)
                        .from(ENTITY_VERSION)
                        .where(ENTITY_VERSION.REF.eq(ref)))
                .orderBy(inline(1).desc())
                .limit(limit)
                .fetch(mapping(Stored::new));
    }
}
