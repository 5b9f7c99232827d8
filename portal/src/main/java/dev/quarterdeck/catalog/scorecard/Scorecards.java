package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scorecards that the catalog's sources describe, and how entities stand by them. */
@Component
@Transactional(readOnly = true)
public class Scorecards {

    private final ScorecardRepository cards;
    private final ResultQuery results;

    Scorecards(ScorecardRepository cards, ResultQuery results) {
        this.cards = cards;
        this.results = results;
    }

    public List<Scorecard> all() {
        return cards.all();
    }

    /** @throws ScorecardNotFound if there is no such scorecard */
    public Scorecard find(EntityRef ref) {
        return cards.all().stream()
                .filter(card -> card.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new ScorecardNotFound(ref));
    }

    /** By every card that applies to an entity. */
    public List<Result> of(EntityRef entity) {
        return results.of(entity);
    }

    /** What the cards that apply to an entity ask of it in an environment; a card applies once it was evaluated. */
    public List<LevelGate> gates(EntityRef entity, String environment) {
        var standing = results.of(entity);
        return cards.all().stream()
                .flatMap(card -> card.gates().stream()
                        .filter(gate -> gate.environment().equals(environment))
                        .flatMap(gate -> standing.stream()
                                .filter(result -> result.card().equals(card.ref()))
                                .map(result -> new LevelGate(
                                        card.title(), gate.level(), result.level(), entity.path() + "/scorecard"))))
                .toList();
    }

    /**
     * How entities stand by a card, by reference.
     *
     * @param level null for all
     * @param owner null for all
     * @param after where the page before said that the next begins; null for the first
     */
    public Page<Result> results(
            EntityRef card, @Nullable Level level, @Nullable EntityRef owner, @Nullable String after, int limit) {
        return results.page(card, level, owner, after, limit);
    }

    /** How many entities have which level, the lowest first, by owner; the owners with most to do first. */
    public List<Standing> byOwner(EntityRef card) {
        return results.byOwner(card);
    }

    /** Likewise by system. */
    public List<Standing> bySystem(EntityRef card) {
        return results.bySystem(card);
    }

    /**
     * The mean score on each day for which it is known, the oldest first.
     *
     * @param of a group or system whose entities count; null for all
     */
    public List<DayScore> trend(EntityRef card, @Nullable EntityRef of) {
        return results.trend(card, of);
    }

    /** @param score in percent */
    public record DayScore(LocalDate day, int score) {}
}
