package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.catalog.scorecard.Exemption.State;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Done;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Refused;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rules that do not count for a while, each agreed by somebody else than the one who asked. */
@Component
@Transactional
public class Exemptions {

    private static final int REASON = 10;
    private static final int LONGEST_DAYS = 366;

    private final ExemptionRepository exemptions;
    private final Scorecards cards;
    private final Evaluations evaluations;
    private final AuditLog audit;
    private final Clock clock;

    Exemptions(ExemptionRepository exemptions, Scorecards cards, Evaluations evaluations, AuditLog audit, Clock clock) {
        this.exemptions = exemptions;
        this.cards = cards;
        this.evaluations = evaluations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Exemption> of(EntityRef card) {
        return exemptions.of(card);
    }

    /** The newest first, by whatever scorecard. */
    @Transactional(readOnly = true)
    public List<Exemption> ofEntity(EntityRef entity) {
        return exemptions.ofEntity(entity);
    }

    /** @throws ScorecardNotFound if there is no such scorecard */
    public ExemptionOutcome request(
            EntityRef card, String rule, EntityRef entity, String reason, LocalDate endsOn, String actor) {
        var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (cards.find(card).rule(rule).isEmpty()) {
            return new Refused("The scorecard has no rule " + rule);
        }
        if (cards.of(entity).stream().noneMatch(result -> result.card().equals(card))) {
            return new Refused("The scorecard does not apply to " + entity);
        }
        if (reason.strip().length() < REASON) {
            return new Refused("Say why in at least %d characters".formatted(REASON));
        }
        if (endsOn.isBefore(today) || endsOn.isAfter(today.plusDays(LONGEST_DAYS))) {
            return new Refused("An exemption ends between today and a year from now");
        }
        var id = exemptions.add(card, rule, entity, reason.strip(), endsOn, actor, clock.instant());
        if (id.isEmpty()) {
            return new Refused("One for this rule waits for a decision already");
        }
        audit.record(new AuditEntry(
                actor,
                "scorecard-exemption.requested",
                entity.toString(),
                null,
                reason.strip(),
                Map.of("card", card.toString(), "rule", rule, "until", endsOn.toString())));
        return new Done(id.get());
    }

    /** @throws ExemptionNotFound if there is none */
    public ExemptionOutcome decide(long id, boolean agreed, String decision, String actor) {
        var exemption = exemptions.find(id);
        if (exemption.requestedBy().equals(actor)) {
            return new Refused("You asked for this one yourself; somebody else has to decide");
        }
        if (decision.strip().length() < REASON) {
            return new Refused("Say why in at least %d characters".formatted(REASON));
        }
        if (!exemptions.decide(id, agreed ? State.AGREED : State.REFUSED, actor, decision.strip(), clock.instant())) {
            return new Refused("Somebody decided on it before you");
        }
        audit.record(new AuditEntry(
                actor,
                agreed ? "scorecard-exemption.agreed" : "scorecard-exemption.refused",
                exemption.entity().toString(),
                null,
                decision.strip(),
                Map.of("card", exemption.card().toString(), "rule", exemption.rule())));
        evaluations.evaluate(exemption.card(), exemption.entity());
        return new Done(id);
    }
}
