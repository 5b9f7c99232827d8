package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
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
        return all(null);
    }

    /**
     * Those that there were.
     *
     * @param at null for now
     */
    public List<Scorecard> all(@Nullable Instant at) {
        return cards.all(at);
    }

    /** @throws ScorecardNotFound if there is no such scorecard */
    public Scorecard find(EntityRef ref) {
        return find(ref, null);
    }

    /**
     * What a scorecard asked.
     *
     * @param at null for now
     * @throws ScorecardNotFound if there was no such scorecard
     */
    public Scorecard find(EntityRef ref, @Nullable Instant at) {
        return cards.all(at).stream()
                .filter(card -> card.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new ScorecardNotFound(ref));
    }

    /** By every card that applies to an entity. */
    public List<Result> of(EntityRef entity) {
        return of(entity, null);
    }

    /**
     * Likewise then, with the facts as they were last found before level or score changed.
     *
     * @param at null for now
     */
    public List<Result> of(EntityRef entity, @Nullable Instant at) {
        return results.of(entity, at);
    }

    /** What the cards that apply to an entity ask of it in an environment; a card applies once it was evaluated. */
    public List<LevelGate> gates(EntityRef entity, String environment) {
        var standing = results.of(entity, null);
        return cards.all(null).stream()
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
     * @param after where the page before said that the next begins; null for the first
     */
    public Page<Result> results(EntityRef card, ResultFilter filter, @Nullable String after, int limit) {
        return results.page(card, filter, after, limit);
    }

    /**
     * How many entities have which level, the lowest first, by owner; the owners with most to do first.
     *
     * @param at null for now
     */
    public List<Standing> byOwner(EntityRef card, @Nullable Instant at) {
        return results.byOwner(card, at);
    }

    /** Likewise by system. */
    public List<Standing> bySystem(EntityRef card, @Nullable Instant at) {
        return results.bySystem(card, at);
    }

    /**
     * The mean score on each day for which it is known, the oldest first.
     *
     * @param of a group or system whose entities count; null for all
     */
    public List<DayScore> trend(EntityRef card, @Nullable EntityRef of) {
        return results.trend(card, of);
    }

    /** The scores of one entity by the day on which each began, the oldest first. */
    public List<DayScore> scores(EntityRef card, EntityRef entity) {
        var byDay = new TreeMap<LocalDate, Integer>();
        results.scores(card, entity).forEach(score -> byDay.put(score.day(), score.score()));
        return byDay.entrySet().stream()
                .map(day -> new DayScore(day.getKey(), day.getValue()))
                .toList();
    }

    /** @param score in percent */
    public record DayScore(LocalDate day, int score) {}
}
