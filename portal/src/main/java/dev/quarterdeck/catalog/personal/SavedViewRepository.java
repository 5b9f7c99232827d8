package dev.quarterdeck.catalog.personal;

import static dev.quarterdeck.db.Tables.SAVED_VIEW;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SavedViewRepository {

    private final DSLContext db;

    SavedViewRepository(DSLContext db) {
        this.db = db;
    }

    List<SavedView> of(String username) {
        return db.select(SAVED_VIEW.ID, SAVED_VIEW.NAME, SAVED_VIEW.QUERY)
                .from(SAVED_VIEW)
                .where(SAVED_VIEW.USERNAME.eq(username))
                .orderBy(SAVED_VIEW.NAME)
                .fetch(mapping(SavedView::new));
    }

    /** Takes the place of one that has the name. */
    void put(String username, String name, String query, Instant at) {
        db.insertInto(SAVED_VIEW)
                .set(SAVED_VIEW.USERNAME, username)
                .set(SAVED_VIEW.NAME, name)
                .set(SAVED_VIEW.QUERY, query)
                .set(SAVED_VIEW.CREATED_AT, at)
                .onConflict(SAVED_VIEW.USERNAME, SAVED_VIEW.NAME)
                .doUpdate()
                .set(SAVED_VIEW.QUERY, query)
                .execute();
    }

    void remove(String username, long id) {
        db.deleteFrom(SAVED_VIEW)
                .where(SAVED_VIEW.ID.eq(id))
                .and(SAVED_VIEW.USERNAME.eq(username))
                .execute();
    }
}
