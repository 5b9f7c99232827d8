package dev.quarterdeck.identity.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/**
 * A session as it was a moment ago, which is read again before anything in it is changed. Its last use is true to the
 * minute, so that most requests leave it unchanged.
 */
final class FrugalSession implements Session {

    private static final Duration EXACT_TO = Duration.ofMinutes(1);

    private final String firstId;
    private final Supplier<? extends @Nullable Session> again;
    private Session seen;
    private boolean changing;
    private @Nullable Session changed;

    private FrugalSession(Session seen, Supplier<? extends @Nullable Session> again) {
        this.firstId = seen.getId();
        this.seen = seen;
        this.again = again;
    }

    /** One that is not stored yet. */
    static FrugalSession created(Session session) {
        var created = new FrugalSession(session, () -> session);
        created.change();
        return created;
    }

    /**
     * @param seen shared with other requests, so never changed
     * @param again reads it to change it; null if it ended meanwhile
     */
    static FrugalSession seen(Session seen, Supplier<? extends @Nullable Session> again) {
        return new FrugalSession(seen, again);
    }

    /** The id under which it was found. */
    String firstId() {
        return firstId;
    }

    /** To be stored; null if there is nothing to store. */
    @Nullable
    Session changed() {
        return changed;
    }

    private Session change() {
        if (!changing) {
            changing = true;
            changed = again.get();
            // this request ends with it, nobody else sees it
            seen = changed == null ? new MapSession(seen) : changed;
        }
        return seen;
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        if (seen.getLastAccessedTime().plus(EXACT_TO).isBefore(time)) {
            change().setLastAccessedTime(time);
        }
    }

    @Override
    public String getId() {
        return seen.getId();
    }

    @Override
    public String changeSessionId() {
        return change().changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface is as it is
    public <T> @Nullable T getAttribute(String name) {
        return seen.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return seen.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        change().setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        change().removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return seen.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return seen.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        change().setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return seen.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return seen.isExpired();
    }
}
