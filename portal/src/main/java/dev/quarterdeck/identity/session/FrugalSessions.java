package dev.quarterdeck.identity.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions that cost a page one statement. Spring's own cost three: they are written on every request, only to say that
 * they were used, and read once more to learn whether the browser knows their id.
 */
final class FrugalSessions implements SessionRepository<FrugalSession> {

    private final SessionRepository<Session> stored;

    /** The filter looks for what it saved at once, on the same thread, and never again. */
    private static final ThreadLocal<@Nullable FrugalSession> JUST_SAVED = new ThreadLocal<>();

    @SuppressWarnings("unchecked") // its sessions are of a type that only its own package can name
    FrugalSessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = (SessionRepository<Session>) stored;
    }

    @Override
    public FrugalSession createSession() {
        return new FrugalSession(stored.createSession());
    }

    @Override
    public void save(FrugalSession session) {
        stored.save(session.stored());
        JUST_SAVED.set(session);
    }

    @Override
    public @Nullable FrugalSession findById(String id) {
        var saved = JUST_SAVED.get();
        JUST_SAVED.remove();
        if (saved != null && saved.getId().equals(id)) {
            return saved;
        }
        var found = stored.findById(id);
        return found == null ? null : new FrugalSession(found);
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }
}
