package dev.quarterdeck.signals.objective;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.Answer;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.QueryRefused;
import dev.quarterdeck.connector.metrics.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a source says happened in each minute, by the minute's begin. Minutes of which it says nothing are left out. */
final class MinuteSums {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A counter that was not read for longer than this begins anew: what happened meanwhile nobody measured. */
    private static final Duration GAP = Duration.ofMinutes(5);

    private final MetricSource source;
    private final Instant from;
    private final Instant to;

    /** @param from the begin of a minute, as {@code to} is */
    MinuteSums(MetricSource source, Instant from, Instant to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /**
     * What counters grew by. Of a sum of series each is counted by itself, from its own numbers, so that one that begins
     * anew does not look like all of them doing so, as {@code sum(increase(…))} has it.
     */
    NavigableMap<Instant, Double> growth(String query) {
        var selector = PromQl.selector(query);
        if (selector == null) {
            return growthOfOne(query);
        }
        var grown = new TreeMap<Instant, Double>();
        for (var series : whole(source.samples(selector, from.minus(GAP), to))) {
            Map.Entry<Instant, Double> before = null;
            for (var sample : series.values().entrySet()) {
                if (before != null
                        && sample.getKey().isAfter(from)
                        && !before.getKey().plus(GAP).isBefore(sample.getKey())) {
                    var more = sample.getValue() - before.getValue();
                    grown.merge(minuteBefore(sample.getKey()), more < 0 ? sample.getValue() : more, Double::sum);
                }
                before = sample;
            }
        }
        return grown;
    }

    /** Of a query whose parts are not known: a minute in which it fell says nothing. */
    private NavigableMap<Instant, Double> growthOfOne(String query) {
        var values = one(query, from, whole(source.askRange(PromQl.filled(query), from, to, MINUTE)));
        var grown = new TreeMap<Instant, Double>();
        for (var minute = from; minute.isBefore(to); minute = minute.plus(MINUTE)) {
            var before = values.get(minute);
            var after = values.get(minute.plus(MINUTE));
            if (before != null && after != null && after >= before) {
                grown.put(minute, after - before);
            }
        }
        return grown;
    }

    /** What a query says that gives what happened, or how it stands, at the end of each minute. */
    NavigableMap<Instant, Double> values(String query) {
        var asked = source.askRange(PromQl.filled(query), from.plus(MINUTE), to, MINUTE);
        var values = new TreeMap<Instant, Double>();
        one(query, from, whole(asked)).forEach((end, value) -> values.put(end.minus(MINUTE), value));
        return values;
    }

    private static NavigableMap<Instant, Double> one(String query, Instant from, List<Series> series) {
        if (series.size() > 1) {
            throw new QueryRefused("The query gives %d series, and one is counted: sum them up. It is %s"
                    .formatted(series.size(), query));
        }
        return series.isEmpty()
                ? Collections.emptyNavigableMap()
                : series.getFirst().values().tailMap(from, true);
    }

    /** A part of the truth must not be counted as all of it. */
    private List<Series> whole(Answer answer) {
        if (answer.partial()) {
            throw new SourceUnavailable("Prometheus '%s' left something out: %s"
                    .formatted(source.name(), String.join("; ", answer.warnings())));
        }
        return answer.series();
    }

    /** The minute that ends at a moment, or in which it is. */
    private static Instant minuteBefore(Instant moment) {
        var seconds = Math.floorDiv(moment.toEpochMilli() - 1, MINUTE.toMillis()) * MINUTE.toSeconds();
        return Instant.ofEpochSecond(seconds);
    }
}
