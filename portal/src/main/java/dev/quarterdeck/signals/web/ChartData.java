package dev.quarterdeck.signals.web;

import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.SignalHistory;
import dev.quarterdeck.signals.Source;
import dev.quarterdeck.signals.VersionComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Signals over time, each a list of numbers as long as {@code at}; null where nothing was measured.
 *
 * @param step seconds from one to the next
 * @param at seconds since 1970
 * @param releases by version; empty unless they are compared
 * @param lastWeek null unless that is compared
 * @param source outside that measured it; null if replicas here did
 * @param versions null unless two are compared
 * @param panels what is drawn, with its numbers of the whole time; empty if two versions are compared
 */
record ChartData(
        long step,
        List<Long> at,
        Map<String, List<@Nullable Double>> all,
        Map<String, Map<String, List<@Nullable Double>>> releases,
        @Nullable Map<String, List<@Nullable Double>> lastWeek,
        List<Mark> markers,
        @Nullable Origin source,
        @Nullable Pair versions,
        List<ChartPanel> panels) {

    /**
     * Two versions of which nothing else is shown.
     *
     * @param fromBegin whether {@code at} are seconds since the begin of each
     */
    record Pair(String base, String version, boolean fromBegin) {}

    /** @param at seconds since 1970 */
    record Mark(long at, String letter, String title, String state) {}

    /**
     * @param askedAt when it last gave what is shown; null if it never did
     * @param problem why there is nothing newer; null if there is
     */
    record Origin(
            String name,
            @Nullable Instant askedAt,
            @Nullable String problem) {

        static @Nullable Origin of(@Nullable Source source) {
            return source == null ? null : new Origin(source.name(), source.askedAt(), source.problem());
        }
    }

    static ChartData of(VersionComparison compared, List<Change> markers) {
        var names = new LinkedHashMap<Long, String>();
        names.put(compared.base().release(), compared.base().version());
        names.put(compared.version().release(), compared.version().version());
        var data = of(compared.chart(), names, null, markers);
        return new ChartData(
                data.step,
                data.at,
                data.all,
                data.releases,
                null,
                data.markers,
                data.source,
                new Pair(compared.base().version(), compared.version().version(), compared.fromBegin()),
                List.of());
    }

    static ChartData of(
            SignalHistory history, Map<Long, String> versions, @Nullable SignalHistory lastWeek, List<Change> markers) {
        var counters = history.counters();
        var releases = new LinkedHashMap<String, Map<String, List<@Nullable Double>>>();
        versions.forEach((id, version) -> {
            var measures = history.releases().get(id);
            if (measures != null) {
                releases.put(version, signals(measures, counters));
            }
        });
        return new ChartData(
                history.step().toSeconds(),
                history.at().stream().map(Instant::getEpochSecond).toList(),
                signals(history.all(), counters),
                releases,
                lastWeek == null
                        ? null
                        : signals(sameLength(lastWeek.all(), history.at().size()), counters),
                markers.stream()
                        .map(marker ->
                                new Mark(marker.at().getEpochSecond(), marker.letter(), marker.title(), marker.state()))
                        .toList(),
                Origin.of(history.source()),
                null,
                ChartPanel.of(history.total()));
    }

    /** A step more or less comes of where the steps begin. */
    private static List<@Nullable Measure> sameLength(List<@Nullable Measure> measures, int length) {
        var same = new ArrayList<@Nullable Measure>();
        for (var i = 0; i < length; i++) {
            same.add(i < measures.size() ? measures.get(i) : null);
        }
        return same;
    }

    private static Map<String, List<@Nullable Double>> signals(
            List<@Nullable Measure> measures, SortedSet<String> counters) {
        var signals = new LinkedHashMap<String, List<@Nullable Double>>();
        signals.put("rate", SignalHistory.of(measures, Measure::rate));
        signals.put("errorRatio", SignalHistory.of(measures, Measure::errorRatio));
        signals.put("p50", SignalHistory.of(measures, measure -> measure.latency(0.5)));
        signals.put("p95", SignalHistory.of(measures, measure -> measure.latency(0.95)));
        signals.put("p99", SignalHistory.of(measures, measure -> measure.latency(0.99)));
        signals.put("cores", SignalHistory.of(measures, Measure::cores));
        signals.put("memory", SignalHistory.of(measures, Measure::memory));
        signals.put("poolUse", SignalHistory.of(measures, Measure::poolUse));
        signals.put("replicas", SignalHistory.of(measures, measure -> (double) measure.replicas()));
        counters.forEach(
                counter -> signals.put(counter, SignalHistory.of(measures, measure -> measure.perMinute(counter))));
        return signals;
    }
}
