package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.dashboard.panel.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Asks each query where it is answered. */
final class Answers {

    private Answers() {}

    interface Asking<Q, A> {
        A ask(Q query) throws TimeoutException;
    }

    static Map<Query, List<Line>> of(
            List<Query> asked,
            Asking<List<Query.Own>, Map<Query, List<Line>>> own,
            Asking<Query.PromQl, List<Line>> promQl)
            throws TimeoutException {
        var answers = new HashMap<Query, List<Line>>();
        var measured = asked.stream()
                .filter(Query.Own.class::isInstance)
                .map(Query.Own.class::cast)
                .toList();
        if (!measured.isEmpty()) {
            answers.putAll(own.ask(measured));
        }
        for (var query : asked) {
            if (query instanceof Query.PromQl one) {
                answers.put(one, promQl.ask(one));
            }
        }
        return answers;
    }
}
