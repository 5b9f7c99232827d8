package dev.quarterdeck.signals.dashboard.ready;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the systems of the catalog. */
@Repository
class SystemQuery {

    private static final int MOST = 200;

    private final DSLContext db;

    SystemQuery(DSLContext db) {
        this.db = db;
    }

    /** A system of the catalog. */
    record Described(EntityRef ref, String title, @Nullable String description) {}

    /** By title. */
    List<Described> all() {
        var title = coalesce(ENTITY.TITLE, ENTITY.NAME);
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), title, ENTITY.DESCRIPTION)
                .from(ENTITY)
                .where(ENTITY.KIND.eq("system"))
                .orderBy(title, ENTITY.REF)
                .limit(MOST)
                .fetch(mapping(Described::new));
    }

    Optional<Described> find(EntityRef ref) {
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), coalesce(ENTITY.TITLE, ENTITY.NAME), ENTITY.DESCRIPTION)
                .from(ENTITY)
                .where(ENTITY.REF.eq(ref.toString()))
                .fetchOptional(mapping(Described::new));
    }
}
