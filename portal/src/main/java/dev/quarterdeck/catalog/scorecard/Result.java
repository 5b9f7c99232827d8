package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entity stands by a scorecard.
 *
 * @param score the weight of the rules that it meets, in percent of all
 * @param since when it got the level
 */
public record Result(
        EntityRef card,
        EntityRef entity,
        @Nullable String title,
        @Nullable EntityRef owner,
        Level level,
        int score,
        List<Verdict> verdicts,
        Instant since,
        Instant evaluatedAt) {

    public Result {
        verdicts = List.copyOf(verdicts);
    }

    public String label() {
        return title == null ? entity.name() : title;
    }

    public long open() {
        return verdicts.stream().filter(verdict -> !verdict.counts()).count();
    }
}
