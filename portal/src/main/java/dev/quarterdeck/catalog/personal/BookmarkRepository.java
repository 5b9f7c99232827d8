package dev.quarterdeck.catalog.personal;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.STARRED_ENTITY;
import static dev.quarterdeck.db.Tables.VISITED_ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class BookmarkRepository {

    private final DSLContext db;

    BookmarkRepository(DSLContext db) {
        this.db = db;
    }

    void star(String username, String ref, Instant at) {
        db.insertInto(STARRED_ENTITY)
                .set(STARRED_ENTITY.USERNAME, username)
                .set(STARRED_ENTITY.REF, ref)
                .set(STARRED_ENTITY.STARRED_AT, at)
                .onConflictDoNothing()
                .execute();
    }

    void unstar(String username, String ref) {
        db.deleteFrom(STARRED_ENTITY)
                .where(STARRED_ENTITY.USERNAME.eq(username))
                .and(STARRED_ENTITY.REF.eq(ref))
                .execute();
    }

    boolean isStarred(String username, String ref) {
        return db.fetchExists(
                STARRED_ENTITY, STARRED_ENTITY.USERNAME.eq(username).and(STARRED_ENTITY.REF.eq(ref)));
    }

    /** By name; what is no longer in the catalog is left out. */
    List<Bookmark> starred(String username) {
        return db.select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.TITLE,
                        ENTITY.TYPE,
                        ENTITY.OWNER_REF.convertFrom(EntityRef::ofNullable),
                        STARRED_ENTITY.STARRED_AT)
                .from(STARRED_ENTITY)
                .join(ENTITY)
                .on(ENTITY.REF.eq(STARRED_ENTITY.REF))
                .where(STARRED_ENTITY.USERNAME.eq(username))
                .orderBy(ENTITY.NAME, ENTITY.REF)
                .fetch(mapping(Bookmark::new));
    }

    /** The latest first. */
    List<Bookmark> visited(String username, int limit) {
        return db.select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.TITLE,
                        ENTITY.TYPE,
                        ENTITY.OWNER_REF.convertFrom(EntityRef::ofNullable),
                        VISITED_ENTITY.VISITED_AT)
                .from(VISITED_ENTITY)
                .join(ENTITY)
                .on(ENTITY.REF.eq(VISITED_ENTITY.REF))
                .where(VISITED_ENTITY.USERNAME.eq(username))
                .orderBy(VISITED_ENTITY.VISITED_AT.desc())
                .limit(limit)
                .fetch(mapping(Bookmark::new));
    }

    /** Forgets all visits but the latest {@code kept}. */
    void visit(String username, String ref, Instant at, int kept) {
        db.insertInto(VISITED_ENTITY)
                .set(VISITED_ENTITY.USERNAME, username)
                .set(VISITED_ENTITY.REF, ref)
                .set(VISITED_ENTITY.VISITED_AT, at)
                .onConflict(VISITED_ENTITY.USERNAME, VISITED_ENTITY.REF)
                .doUpdate()
                .set(VISITED_ENTITY.VISITED_AT, at)
                .execute();
        var old = VISITED_ENTITY.as("old");
        db.deleteFrom(VISITED_ENTITY)
                .where(VISITED_ENTITY.USERNAME.eq(username))
                // nothing here waits for what another page of this person writes just now, for that may wait for this
                // one
                .and(VISITED_ENTITY.REF.in(select(old.REF)
                        .from(old)
                        .where(old.USERNAME.eq(username))
                        .and(old.REF.in(select(VISITED_ENTITY.REF)
                                .from(VISITED_ENTITY)
                                .where(VISITED_ENTITY.USERNAME.eq(username))
                                .orderBy(VISITED_ENTITY.VISITED_AT.desc())
                                .offset(kept)))
                        .forUpdate()
                        .skipLocked()))
                .execute();
    }
}
