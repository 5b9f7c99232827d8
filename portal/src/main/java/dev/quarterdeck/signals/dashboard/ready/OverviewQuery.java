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

/** What has an overview of its own: systems and domains of the catalog. */
@Repository
class OverviewQuery {

    private static final int MOST = 200;

    private final DSLContext db;

    OverviewQuery(DSLContext db) {
        this.db = db;
    }

    /** A system or a domain. */
    record Described(EntityRef ref, String title, @Nullable String description) {}

    /** Those of a kind, by title. */
    List<Described> all(String kind) {
        var title = coalesce(ENTITY.TITLE, ENTITY.NAME);
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), title, ENTITY.DESCRIPTION)
                .from(ENTITY)
                .where(ENTITY.KIND.eq(kind))
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
