package dev.quarterdeck.signals.dashboard.reading;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.signals.dashboard.panel.Query;
import java.util.List;

/** Says what was looked for in vain. */
final class NoData {

    private NoData() {}

    static String of(List<Query> asked) {
        if (asked.stream().allMatch(Query.PromQl.class::isInstance)) {
            return "Prometheus answers no series for it in this time.";
        }
        var counters = asked.stream()
                .filter(Query.Own.class::isInstance)
                .flatMap(query -> ((Query.Own) query).what().counters().stream())
                .distinct()
                .sorted()
                .collect(joining(" or "));
        var where = asked.stream()
                .filter(Query.Own.class::isInstance)
                .map(query -> ((Query.Own) query).selection().words())
                .distinct()
                .collect(joining("; "));
        return counters.isEmpty()
                ? "Nothing was measured of %s in this time.".formatted(where)
                : "Nobody counted %s in this time: asked of %s.".formatted(counters, where);
    }
}
