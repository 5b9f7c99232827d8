package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.scorecard.Level;
import dev.quarterdeck.catalog.scorecard.Scorecard;
import dev.quarterdeck.catalog.scorecard.Standing;
import java.util.List;

/** A scorecard with how the entities of each owner stand by it. */
public record ScorecardOverview(Scorecard card, List<Standing> owners) {

    public int having(Level level) {
        return owners.stream().mapToInt(owner -> owner.having(level)).sum();
    }

    public int total() {
        return owners.stream().mapToInt(Standing::total).sum();
    }

    /** The mean, in percent; 0 if it applies to nothing. */
    public int score() {
        return total() == 0
                ? 0
                : owners.stream()
                                .mapToInt(owner -> owner.score() * owner.total())
                                .sum()
                        / total();
    }
}
