package dev.quarterdeck.identity.session;

import java.util.function.Predicate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Where a person is signed in. */
@Component
public class OpenSessions {

    private final FindByIndexNameSessionRepository<?> stored;
    private final FrugalSessions sessions;

    OpenSessions(JdbcIndexedSessionRepository stored, FrugalSessions sessions) {
        this.stored = stored;
        this.sessions = sessions;
    }

    /** Signs a person out everywhere but here. */
    public void endOthers(String username, String here) {
        stored.findByPrincipalName(username).keySet().stream()
                .filter(Predicate.not(here::equals))
                .forEach(sessions::deleteById);
    }
}
