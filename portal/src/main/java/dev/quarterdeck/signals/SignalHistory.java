package dev.quarterdeck.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a component did over some time in an environment, at regular moments.
 *
 * @param at those moments, each the begin of a step
 * @param all of all releases together; null where nothing was measured
 * @param releases likewise of each, by its id
 * @param source that measured it; null if replicas here did
 */
public record SignalHistory(
        Duration step,
        List<Instant> at,
        List<@Nullable Measure> all,
        Map<Long, List<@Nullable Measure>> releases,
        @Nullable Source source) {

    SignalHistory from(Source origin) {
        return new SignalHistory(step, at, all, releases, origin);
    }

    /** At every moment a number; null where there is none. */
    public static List<@Nullable Double> of(
            List<@Nullable Measure> measures, Function<Measure, @Nullable Double> signal) {
        var numbers = new ArrayList<@Nullable Double>();
        measures.forEach(measure -> numbers.add(measure == null ? null : signal.apply(measure)));
        return numbers;
    }

    /** Of the whole time; null if nothing was measured. */
    public @Nullable Measure total() {
        return total(all);
    }

    static @Nullable Measure total(List<@Nullable Measure> measures) {
        Measure total = null;
        for (var measure : measures) {
            total = total == null ? measure : measure == null ? total : total.then(measure);
        }
        return total;
    }

    /** What was counted beside requests, by name. */
    public SortedSet<String> counters() {
        var names = new TreeSet<String>();
        all.forEach(measure ->
                names.addAll(measure == null ? List.of() : measure.counters().keySet()));
        return names;
    }

    static SignalHistory of(List<SignalQuery.Row> rows, TimeRange range, Duration step) {
        var at = new ArrayList<Instant>();
        for (var time = Resolution.floor(range.from(), step); time.isBefore(range.to()); time = time.plus(step)) {
            at.add(time);
        }
        var byMoment = new TreeMap<Instant, Measure>();
        var byRelease = new TreeMap<Long, Map<Instant, Measure>>();
        for (var row : rows) {
            byMoment.merge(row.at(), row.measure(), (one, other) -> one.beside(other, row.width()));
            byRelease.computeIfAbsent(row.release(), _ -> new TreeMap<>()).put(row.at(), row.measure());
        }
        var releases = new TreeMap<Long, List<@Nullable Measure>>();
        byRelease.forEach((release, moments) -> releases.put(release, stepped(moments, at, step)));
        return new SignalHistory(step, at, stepped(byMoment, at, step), releases, null);
    }

    /** @param moments in the order of time */
    private static List<@Nullable Measure> stepped(Map<Instant, Measure> moments, List<Instant> at, Duration step) {
        var steps = new TreeMap<Instant, Measure>();
        moments.forEach((moment, measure) -> steps.merge(Resolution.floor(moment, step), measure, Measure::then));
        var stepped = new ArrayList<@Nullable Measure>();
        at.forEach(moment -> stepped.add(steps.get(moment)));
        return stepped;
    }
}
