package dev.quarterdeck.signals.dashboard;

import static dev.quarterdeck.db.Tables.HOME_DASHBOARD;
import static dev.quarterdeck.db.Tables.STARRED_DASHBOARD;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What people keep at hand. */
@Repository
class AtHandRepository {

    private final DSLContext db;

    AtHandRepository(DSLContext db) {
        this.db = db;
    }

    void star(String username, String name, Instant at) {
        db.insertInto(STARRED_DASHBOARD)
                .set(STARRED_DASHBOARD.USERNAME, username)
                .set(STARRED_DASHBOARD.NAME, name)
                .set(STARRED_DASHBOARD.STARRED_AT, at)
                .onConflictDoNothing()
                .execute();
    }

    void unstar(String username, String name) {
        db.deleteFrom(STARRED_DASHBOARD)
                .where(STARRED_DASHBOARD.USERNAME.eq(username))
                .and(STARRED_DASHBOARD.NAME.eq(name))
                .execute();
    }

    Set<String> starred(String username) {
        return db.select(STARRED_DASHBOARD.NAME)
                .from(STARRED_DASHBOARD)
                .where(STARRED_DASHBOARD.USERNAME.eq(username))
                .fetchSet(STARRED_DASHBOARD.NAME);
    }

    /** Names of dashboards by whose home they are. */
    Map<EntityRef, String> homes(Collection<EntityRef> owners) {
        var homes = new TreeMap<EntityRef, String>();
        db.select(HOME_DASHBOARD.OWNER, HOME_DASHBOARD.NAME)
                .from(HOME_DASHBOARD)
                .where(HOME_DASHBOARD.OWNER.in(
                        owners.stream().map(EntityRef::toString).toList()))
                .forEach(row -> homes.put(EntityRef.of(row.value1()), row.value2()));
        return homes;
    }

    void settle(EntityRef owner, String name, String actor, Instant at) {
        db.insertInto(HOME_DASHBOARD)
                .set(HOME_DASHBOARD.OWNER, owner.toString())
                .set(HOME_DASHBOARD.NAME, name)
                .set(HOME_DASHBOARD.CHOSEN_BY, actor)
                .set(HOME_DASHBOARD.CHOSEN_AT, at)
                .onConflict(HOME_DASHBOARD.OWNER)
                .doUpdate()
                .set(HOME_DASHBOARD.NAME, name)
                .set(HOME_DASHBOARD.CHOSEN_BY, actor)
                .set(HOME_DASHBOARD.CHOSEN_AT, at)
                .execute();
    }

    void leave(EntityRef owner) {
        db.deleteFrom(HOME_DASHBOARD)
                .where(HOME_DASHBOARD.OWNER.eq(owner.toString()))
                .execute();
    }

    /** Of a dashboard that is no more. */
    void forget(String name) {
        db.deleteFrom(STARRED_DASHBOARD).where(STARRED_DASHBOARD.NAME.eq(name)).execute();
        db.deleteFrom(HOME_DASHBOARD).where(HOME_DASHBOARD.NAME.eq(name)).execute();
    }
}
