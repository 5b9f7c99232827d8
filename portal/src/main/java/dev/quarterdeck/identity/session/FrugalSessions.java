package dev.quarterdeck.identity.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions that cost a page one statement at most. Spring's own cost three: they are written on every request, only to
 * say that they were used, and read once more to learn whether the browser knows their id.
 *
 * <p>What one portal changes, another may not see for a second: somebody who signs out everywhere is gone everywhere
 * after that.
 */
final class FrugalSessions implements SessionRepository<FrugalSession> {

    private static final Logger log = LoggerFactory.getLogger(FrugalSessions.class);
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final SessionRepository<Session> stored;
    private final Cache<String, Session> seen = Caffeine.newBuilder()
            .expireAfterWrite(TRUSTED_FOR)
            .maximumSize(MOST)
            .build();

    @SuppressWarnings("unchecked") // its sessions are of a type that only its own package can name
    FrugalSessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = (SessionRepository<Session>) stored;
    }

    @Override
    public FrugalSession createSession() {
        return FrugalSession.created(stored.createSession());
    }

    @Override
    public void save(FrugalSession session) {
        var changed = session.changed();
        if (changed != null) {
            stored.save(changed);
            // after it is stored: a reading that began before is waited for, and forgotten with it
            seen.invalidate(session.firstId());
        }
    }

    @Override
    @SuppressWarnings("NullAway") // what cannot be read is not kept
    public @Nullable FrugalSession findById(String id) {
        var found = seen.get(id, this::read);
        return found == null || found.isExpired() ? null : FrugalSession.seen(found, () -> stored.findById(id));
    }

    private @Nullable Session read(String id) {
        var found = stored.findById(id);
        try {
            return found == null ? null : new MapSession(found);
        } catch (ConversionException e) {
            // its owner signs in again, instead of being told on each page that something failed
            log.warn("A session cannot be read: another version of the portal has written it ({})", e.getMessage());
            return null;
        }
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
        seen.invalidate(id);
    }
}
