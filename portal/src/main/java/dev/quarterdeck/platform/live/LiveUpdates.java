package dev.quarterdeck.platform.live;

import static dev.quarterdeck.db.Tables.LIVE_EVENT;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells open pages, of every replica of the portal, that something they show has changed. */
@Component
public class LiveUpdates {

    private final DSLContext db;

    LiveUpdates(DSLContext db) {
        this.db = db;
    }

    /**
     * Announces a change once the surrounding transaction has committed, and not at all if it does not.
     *
     * @param sentence for a person who cannot see the page change: "order-service 1.1.0 is live in staging"
     * @param topics what changed, such as {@code run/12} or {@code deployments}; without spaces
     */
    public void announce(String sentence, String... topics) {
        db.insertInto(LIVE_EVENT, LIVE_EVENT.SENTENCE, LIVE_EVENT.TOPICS)
                .values(sentence, topics)
                .execute();
    }
}
