package dev.quarterdeck.signals.log.saved;

import static dev.quarterdeck.db.Tables.LOG_SEARCH;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class SavedSearchRepository {

    private static final int MOST = 500;

    private final DSLContext db;

    SavedSearchRepository(DSLContext db) {
        this.db = db;
    }

    /** Empty if its owner has one of that name. */
    Optional<Long> insert(String name, EntityRef owner, String address, String actor, Instant now) {
        return db.insertInto(LOG_SEARCH)
                .set(LOG_SEARCH.NAME, name)
                .set(LOG_SEARCH.OWNER, owner.toString())
                .set(LOG_SEARCH.ADDRESS, address)
                .set(LOG_SEARCH.CREATED_BY, actor)
                .set(LOG_SEARCH.CREATED_AT, now)
                .onConflictDoNothing()
                .returningResult(LOG_SEARCH.ID)
                .fetchOptional(row -> row.value1());
    }

    /** By name. */
    List<SavedSearch> of(Collection<EntityRef> owners) {
        return list(LOG_SEARCH.OWNER.in(owners.stream().map(EntityRef::toString).toList()));
    }

    Optional<SavedSearch> find(long id) {
        return list(LOG_SEARCH.ID.eq(id)).stream().findFirst();
    }

    private List<SavedSearch> list(Condition which) {
        return db.select(
                        LOG_SEARCH.ID,
                        LOG_SEARCH.NAME,
                        LOG_SEARCH.OWNER.convertFrom(EntityRef::of),
                        LOG_SEARCH.ADDRESS,
                        LOG_SEARCH.CREATED_BY,
                        LOG_SEARCH.CREATED_AT)
                .from(LOG_SEARCH)
                .where(which)
                .orderBy(LOG_SEARCH.NAME, LOG_SEARCH.ID)
                .limit(MOST)
                .fetch(Records.mapping(SavedSearch::new));
    }

    void delete(long id) {
        db.deleteFrom(LOG_SEARCH).where(LOG_SEARCH.ID.eq(id)).execute();
    }
}
