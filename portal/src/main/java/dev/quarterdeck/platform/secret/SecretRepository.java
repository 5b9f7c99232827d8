package dev.quarterdeck.platform.secret;

import static dev.quarterdeck.db.Tables.SHARED_SECRET;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SecretRepository {

    private final DSLContext db;

    SecretRepository(DSLContext db) {
        this.db = db;
    }

    /** Of many who do this at once, the first one's stays. */
    void keepIfMissing(String name, String value) {
        db.insertInto(SHARED_SECRET, SHARED_SECRET.NAME, SHARED_SECRET.VALUE)
                .values(name, value)
                .onConflictDoNothing()
                .execute();
    }

    String get(String name) {
        return db.select(SHARED_SECRET.VALUE)
                .from(SHARED_SECRET)
                .where(SHARED_SECRET.NAME.eq(name))
                .fetchSingle()
                .value1();
    }
}
