package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What teams have set out to reach, and by when. */
@Component
@Transactional
public class Initiatives {

    private final InitiativeRepository initiatives;
    private final Scorecards cards;
    private final AuditLog audit;
    private final Clock clock;

    Initiatives(InitiativeRepository initiatives, Scorecards cards, AuditLog audit, Clock clock) {
        this.initiatives = initiatives;
        this.cards = cards;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are open, the next to end first. */
    @Transactional(readOnly = true)
    public List<Initiative> of(EntityRef card) {
        return initiatives.open(card);
    }

    /**
     * @param owner null for the entities of everybody
     * @throws ScorecardNotFound if there is no such scorecard
     * @throws IllegalArgumentException if it has no title
     */
    public long create(
            EntityRef card, String title, Level level, @Nullable EntityRef owner, LocalDate endsOn, String actor) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("An initiative needs a title");
        }
        var found = cards.find(card);
        var id = initiatives.add(found.ref(), title.strip(), level, owner, endsOn, actor, clock.instant());
        record("scorecard-initiative.created", card, actor, Map.of("title", title.strip(), "until", endsOn.toString()));
        return id;
    }

    public void close(long id, EntityRef card, String actor) {
        if (initiatives.close(id, clock.instant())) {
            record("scorecard-initiative.closed", card, actor, Map.of("id", Long.toString(id)));
        }
    }

    private void record(String action, EntityRef card, String actor, Map<String, String> details) {
        audit.record(new AuditEntry(actor, action, card.toString(), null, null, details));
    }
}
