package dev.quarterdeck.signals.objective;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Asks what happened for an objective, minute by minute. Never in a transaction, for it waits. */
@Component
class Asking {

    private final List<MetricSource> sources;
    private final Signals signals;

    Asking(List<MetricSource> sources, Signals signals) {
        this.sources = List.copyOf(sources);
        this.signals = signals;
    }

    /** Tells apart who is asked for an objective. */
    static String source(Objective objective) {
        return objective.definition().indicator() instanceof Asked asked
                ? "connection " + asked.connection()
                : "measured in " + objective.definition().environment();
    }

    /** So much of the past is asked for at once: single numbers are many. */
    Duration atOnce(Indicator indicator) {
        return indicator instanceof Asked(var _, Question.Share share) && share.counters()
                ? Duration.ofHours(6)
                : Duration.ofDays(1);
    }

    /**
     * Minutes of which nothing is known are left out.
     *
     * @param from the begin of a minute, as {@code to} is
     * @throws SourceUnavailable if nobody is connected who could be asked, or does not answer
     * @throws dev.quarterdeck.connector.metrics.QueryRefused if the query is refused
     */
    NavigableMap<Instant, Tally> minutes(Objective objective, Instant from, Instant to) {
        var place = Counting.place(objective);
        return objective.definition().indicator() instanceof Asked asked
                ? answered(asked, from, to)
                : Counting.happened(objective, signals.minutesOutside(place, from, to));
    }

    private NavigableMap<Instant, Tally> answered(Asked asked, Instant from, Instant to) {
        var sums = new MinuteSums(source(asked), from, to);
        return switch (asked.question()) {
            case Question.Share share -> share(share, sums);
            case Question.Ready(var query, var success) -> {
                var tallies = new TreeMap<Instant, Tally>();
                sums.values(query).forEach((minute, value) -> tallies.put(minute, ready(value, success)));
                yield tallies;
            }
            case Question.Limit(var query, var comparison, var limit) -> {
                var tallies = new TreeMap<Instant, Tally>();
                sums.values(query)
                        .forEach((minute, value) ->
                                tallies.put(minute, new Tally(comparison.holds(value, limit) ? 1 : 0, 1)));
                yield tallies;
            }
        };
    }

    private static Tally ready(double share, boolean success) {
        var good = Math.clamp(share, 0, 1);
        return new Tally(success ? good : 1 - good, 1);
    }

    private static NavigableMap<Instant, Tally> share(Question.Share share, MinuteSums sums) {
        var totals = share.counters() ? sums.growth(share.total()) : sums.values(share.total());
        var parts = share.counters() ? sums.growth(share.part()) : sums.values(share.part());
        var ofTotal = share.counters() ? 1 : PromQl.perMinute(share.total());
        var ofPart = share.counters() ? 1 : PromQl.perMinute(share.part());
        var tallies = new TreeMap<Instant, Tally>();
        totals.forEach((minute, total) -> {
            // a counter that nothing was added to yet need not be there
            var part = parts.getOrDefault(minute, 0.0) * ofPart;
            var all = total * ofTotal;
            tallies.put(minute, new Tally(Math.max(0, share.good() ? part : all - part), all));
        });
        return tallies;
    }

    private MetricSource source(Asked asked) {
        return sources.stream()
                .filter(source -> source.name().equals(asked.connection()))
                .findFirst()
                .or(() -> sources.size() == 1 ? sources.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> new SourceUnavailable(
                        asked.connection() == null
                                ? "No Prometheus is connected, or several are and it does not say which of them measures it"
                                : "No Prometheus named '%s' is connected".formatted(asked.connection())));
    }
}
