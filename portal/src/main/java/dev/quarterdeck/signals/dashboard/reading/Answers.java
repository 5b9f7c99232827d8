package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.dashboard.panel.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks each query where it is answered. */
final class Answers {

    private Answers() {}

    static Map<Query, List<Line>> of(
            List<Query> asked,
            Function<List<Query.Own>, Map<Query, List<Line>>> own,
            Function<Query.PromQl, List<Line>> promQl) {
        var answers = new HashMap<Query, List<Line>>();
        var measured = asked.stream()
                .filter(Query.Own.class::isInstance)
                .map(Query.Own.class::cast)
                .toList();
        if (!measured.isEmpty()) {
            answers.putAll(own.apply(measured));
        }
        for (var query : asked) {
            if (query instanceof Query.PromQl one) {
                answers.put(one, promQl.apply(one));
            }
        }
        return answers;
    }
}
