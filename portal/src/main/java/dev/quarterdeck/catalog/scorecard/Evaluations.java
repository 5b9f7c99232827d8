package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the facts of entities and says which rules they meet. */
@Component
public class Evaluations {

    private static final int AT_ONCE = 1_000;

    private final ScorecardRepository cards;
    private final ExemptionRepository exemptions;
    private final List<FactSource> sources;
    private final LiveUpdates live;
    private final Clock clock;

    Evaluations(
            ScorecardRepository cards,
            ExemptionRepository exemptions,
            List<FactSource> sources,
            LiveUpdates live,
            Clock clock) {
        this.cards = cards;
        this.exemptions = exemptions;
        this.sources = sources;
        this.live = live;
        this.clock = clock;
    }

    /** All entities by all scorecards; what is as it was is not written. */
    @Transactional
    public void evaluate() {
        cards.takeTurns();
        cards.all(null).forEach(this::evaluate);
        live.announce("The scorecards were evaluated", "scorecards");
    }

    /** One entity by one card, if it applies to it. */
    @Transactional
    void evaluate(EntityRef cardRef, EntityRef entity) {
        cards.takeTurns();
        cards.all(null).stream()
                .filter(card -> card.ref().equals(cardRef) && cards.appliesTo(card, entity))
                .forEach(card -> judge(card, List.of(entity)));
        live.announce("A scorecard was evaluated", "scorecards");
    }

    private void evaluate(Scorecard card) {
        var seen = new ArrayList<EntityRef>();
        var some = cards.applies(card.scope(), null, AT_ONCE);
        while (!some.isEmpty()) {
            judge(card, some);
            seen.addAll(some);
            some = some.size() < AT_ONCE ? List.of() : cards.applies(card.scope(), some.getLast(), AT_ONCE);
        }
        cards.removeAllBut(card.ref(), seen, clock.instant());
        cards.keepDay(card.ref(), today());
    }

    private void judge(Scorecard card, List<EntityRef> entities) {
        var facts = facts(entities);
        var exempt = exemptions.inForce(card.ref(), entities, today());
        var judgements = new HashMap<EntityRef, Judgement>();
        entities.forEach(entity -> judgements.put(
                entity,
                Judgement.of(card, facts.getOrDefault(entity, List.of()), exempt.getOrDefault(entity, Map.of()))));
        cards.put(card.ref(), judgements, clock.instant());
    }

    private Map<EntityRef, List<Fact>> facts(List<EntityRef> entities) {
        var facts = new HashMap<EntityRef, List<Fact>>();
        for (var source : sources) {
            source.factsOf(entities)
                    .forEach((entity, more) -> facts.computeIfAbsent(entity, _ -> new ArrayList<>())
                            .addAll(more));
        }
        return facts;
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
