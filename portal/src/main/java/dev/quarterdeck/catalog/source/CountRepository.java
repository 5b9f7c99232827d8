package dev.quarterdeck.catalog.source;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Keeps the counts that lists of the catalog show beside their filters. */
@Repository
class CountRepository {

    private static final String COUNT = """
            insert into catalog_count (kind, type, lifecycle, owner_ref, tag, entities)
            select kind, type, lifecycle, owner_ref, null, count(*) from entity
            group by kind, type, lifecycle, owner_ref
            union all
            select kind, type, lifecycle, owner_ref, tag, count(*) from entity cross join unnest(tags) tag
            group by kind, type, lifecycle, owner_ref, tag
            """;

    private final DSLContext db;

    CountRepository(DSLContext db) {
        this.db = db;
    }

    /** Two sources that are taken in at once count one after the other, each what both have written. */
    void countAgain() {
        db.execute("lock table catalog_count in exclusive mode");
        db.execute("delete from catalog_count");
        db.execute(COUNT);
    }
}
