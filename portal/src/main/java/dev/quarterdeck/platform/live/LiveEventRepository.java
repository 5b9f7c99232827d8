package dev.quarterdeck.platform.live;

import static dev.quarterdeck.db.Tables.LIVE_EVENT;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class LiveEventRepository {

    private static final int MOST = 1_000;

    private final DSLContext db;

    LiveEventRepository(DSLContext db) {
        this.db = db;
    }

    /** In order. */
    List<LiveEvent> after(long id) {
        return where(LIVE_EVENT.ID.gt(id));
    }

    /** In order; {@code then} is when their transactions began. */
    List<LiveEvent> since(Instant then) {
        return where(LIVE_EVENT.OCCURRED_AT.ge(then));
    }

    /** In order. */
    List<LiveEvent> find(Collection<Long> ids) {
        return where(LIVE_EVENT.ID.in(ids));
    }

    private List<LiveEvent> where(Condition condition) {
        return db.select(LIVE_EVENT.ID, LIVE_EVENT.TOPICS.convertFrom(List::of), LIVE_EVENT.SENTENCE)
                .from(LIVE_EVENT)
                .where(condition)
                .orderBy(LIVE_EVENT.ID)
                .limit(MOST)
                .fetch(mapping(LiveEvent::new));
    }

    void dropBefore(Instant oldest) {
        db.deleteFrom(LIVE_EVENT).where(LIVE_EVENT.OCCURRED_AT.lt(oldest)).execute();
    }

    long newest() {
        return db.select(LIVE_EVENT.ID)
                .from(LIVE_EVENT)
                .orderBy(LIVE_EVENT.ID.desc())
                .limit(1)
                .fetchOptional(row -> row.value1())
                .orElse(0L);
    }
}
