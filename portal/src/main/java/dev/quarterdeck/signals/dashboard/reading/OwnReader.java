package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.What;
import dev.quarterdeck.signals.dashboard.reading.MeasureQuery.Member;
import dev.quarterdeck.signals.dashboard.reading.MeasureQuery.Series;
import dev.quarterdeck.signals.dashboard.reading.MeasureQuery.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers queries from what the portal measured itself. */
@Component
@Transactional(readOnly = true)
class OwnReader {

    private final MeasureQuery measures;
    private final Signals signals;
    private final Clock clock;

    OwnReader(MeasureQuery measures, Signals signals, Clock clock) {
        this.measures = measures;
        this.signals = signals;
        this.clock = clock;
    }

    /** What was measured of one thing, by the begin of each step. */
    record Measured(String label, @Nullable Place place, Map<Instant, Measure> moments) {

        /** Of the whole time; null if nothing was measured. */
        @Nullable
        Measure total() {
            return moments.values().stream().reduce(Measure::then).orElse(null);
        }
    }

    /** What is read at once: the same things, at the same moments. */
    private record Read(Selection selection, Query.By by) {}

    /**
     * Lines of each query; of those about the same things with one statement together.
     *
     * @param queries without variables
     */
    Map<Query, List<Line>> lines(List<Query.Own> queries, Frame frame, Duration timeout) {
        var together = new LinkedHashMap<Read, List<Query.Own>>();
        queries.forEach(
                query -> together.computeIfAbsent(new Read(query.selection(), query.by()), _ -> new ArrayList<>())
                        .add(query));
        var lines = new HashMap<Query, List<Line>>();
        together.forEach((read, asked) -> {
            var parts = Parts.of(asked.stream().map(Query.Own::what).toList());
            var measured = measured(read, parts, frame, timeout);
            asked.forEach(query -> lines.put(
                    query, measured.stream().map(one -> line(query, one, frame)).toList()));
        });
        return lines;
    }

    private static Line line(Query.Own query, Measured measured, Frame frame) {
        var what = query.what();
        var values = new ArrayList<@Nullable Double>();
        frame.at().forEach(moment -> {
            var measure = measured.moments().get(moment);
            values.add(measure == null ? null : what.of(measure));
        });
        var total = measured.total();
        return new Line(
                label(query, measured.label()), measured.place(), values, total == null ? null : what.of(total));
    }

    private static String label(Query.Own query, String thing) {
        var label = query.label();
        if (thing.isEmpty()) {
            return label == null ? query.what().words() : label;
        }
        return label == null ? thing : "%s %s".formatted(label, thing);
    }

    /** All latencies together, by moment. */
    Map<Instant, Measure> latencies(Selection selection, Frame frame, Duration timeout) {
        var read = new Read(selection, Query.By.NOTHING);
        var measured = measured(read, Parts.of(List.of(What.Signal.P95)), frame, timeout);
        return measured.isEmpty() ? Map.of() : measured.getFirst().moments();
    }

    private List<Measured> measured(Read read, Parts parts, Frame frame, Duration timeout) {
        var groups = new Groups(read.by(), measures.series(read.selection()));
        if (groups.members.isEmpty()) {
            return List.of();
        }
        var moments = new ArrayList<TreeMap<Instant, Measure>>();
        groups.things.forEach(_ -> moments.add(new TreeMap<>()));
        for (var cell : measures.cells(groups.members, parts, span(frame), timeout)) {
            moments.get(cell.group()).merge(cell.at(), cell.measure(), Measure::beside);
        }
        var labels = labels(groups, read.by());
        var measured = new ArrayList<Measured>();
        for (var group = 0; group < moments.size(); group++) {
            if (!moments.get(group).isEmpty()) {
                measured.add(new Measured(labels.get(group), groups.place(group), moments.get(group)));
            }
        }
        return measured;
    }

    private Span span(Frame frame) {
        var range = frame.range();
        var resolution = range.resolution(clock.instant());
        var finerFrom = resolution.finer() == null ? range.to() : signals.completeUntil(resolution);
        return new Span(range.from(), range.to(), resolution, finerFrom, frame.step(), frame.origin());
    }

    private List<String> labels(Groups groups, Query.By by) {
        return switch (by) {
            case NOTHING -> List.of("");
            case COMPONENT ->
                groups.things.stream().map(one -> one.component().name()).toList();
            case ENVIRONMENT -> groups.things.stream().map(Series::environment).toList();
            case PLACE ->
                groups.things.stream()
                        .map(one -> "%s in %s".formatted(one.component().name(), one.environment()))
                        .toList();
            case RELEASE -> {
                var versions = versions(groups.things);
                yield groups.things.stream()
                        .map(one -> "%s %s"
                                .formatted(
                                        one.component().name(),
                                        versions.getOrDefault(one.release(), "release " + one.release())))
                        .toList();
            }
        };
    }

    private Map<Long, String> versions(Collection<Series> things) {
        return signals.versions(things.stream().map(Series::release).toList());
    }

    /** Which series are one thing. Each thing is told by its first one. */
    private static final class Groups {

        private final List<Series> things = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final Query.By by;

        Groups(Query.By by, List<Series> all) {
            this.by = by;
            var numbers = new HashMap<Object, Integer>();
            for (var series : all) {
                var number = numbers.computeIfAbsent(key(series), _ -> {
                    things.add(series);
                    return things.size() - 1;
                });
                members.add(new Member(series, number));
            }
        }

        private Object key(Series series) {
            return switch (by) {
                case NOTHING -> "";
                case COMPONENT -> series.component();
                case ENVIRONMENT -> series.environment();
                case PLACE -> new Place(series.component(), series.environment());
                case RELEASE -> List.of(series.component(), series.release());
            };
        }

        /** If it is one: a component in an environment. */
        @Nullable
        Place place(int group) {
            var thing = things.get(group);
            var place = new Place(thing.component(), thing.environment());
            var one = members.stream()
                    .filter(member -> member.group() == group)
                    .allMatch(member -> member.series().component().equals(place.component())
                            && member.series().environment().equals(place.environment()));
            return one ? place : null;
        }
    }
}
