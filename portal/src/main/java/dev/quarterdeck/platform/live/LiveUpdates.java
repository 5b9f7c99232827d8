package dev.quarterdeck.platform.live;

import static dev.quarterdeck.db.Tables.LIVE_EVENT;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells open pages, of every replica of the portal, that something they show has changed. */
@Component
public class LiveUpdates {

    private final DSLContext db;
    private final List<LiveListener> listeners;

    LiveUpdates(DSLContext db, List<LiveListener> listeners) {
        this.db = db;
        this.listeners = listeners;
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
        tellOwnListeners(List.of(topics));
    }

    /** Before whoever made the change goes on: they must not be given what was kept from before. */
    private void tellOwnListeners(List<String> topics) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listeners.forEach(listener -> listener.heard(topics));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> listener.heard(topics));
            }
        });
    }
}
