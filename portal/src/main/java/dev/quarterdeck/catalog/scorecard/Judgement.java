package dev.quarterdeck.catalog.scorecard;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A level, a score and the verdicts that they come from. */
record Judgement(Level level, int score, List<Verdict> verdicts) {

    /** @param exempt rules that count as met, with the last day on which they do */
    static Judgement of(Scorecard card, List<Fact> facts, Map<String, LocalDate> exempt) {
        var byName = facts.stream().collect(toMap(Fact::name, fact -> fact, (first, second) -> first));
        var verdicts = card.rules().stream()
                .map(rule -> {
                    var fact = byName.getOrDefault(rule.fact(), new Fact(rule.fact(), null, "nobody says"));
                    var met = rule.condition().isMetBy(fact.value());
                    return new Verdict(rule.id(), met, met ? null : exempt.get(rule.id()), fact.value(), fact.source());
                })
                .toList();
        return new Judgement(level(card.rules(), verdicts), score(card.rules(), verdicts), verdicts);
    }

    /** The highest that has rules and is reached through all below it. */
    private static Level level(List<Rule> rules, List<Verdict> verdicts) {
        var counts = verdicts.stream().collect(toMap(Verdict::rule, Verdict::counts));
        var reached = Level.NONE;
        for (var level : Level.values()) {
            var ofLevel = rules.stream().filter(rule -> rule.level() == level).toList();
            if (ofLevel.stream().anyMatch(rule -> !counts.getOrDefault(rule.id(), false))) {
                return reached;
            }
            reached = ofLevel.isEmpty() ? reached : level;
        }
        return reached;
    }

    private static int score(List<Rule> rules, List<Verdict> verdicts) {
        var all = 0;
        var met = 0;
        for (var i = 0; i < rules.size(); i++) {
            all += rules.get(i).weight();
            met += verdicts.get(i).counts() ? rules.get(i).weight() : 0;
        }
        return all == 0 ? 100 : Math.round(100f * met / all);
    }
}
