package dev.quarterdeck.signals.dashboard.reading;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.RELEASE;
import static dev.quarterdeck.db.Tables.SIGNAL_SERIES;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.reading.Parts.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Adds up what was measured of many components, in one statement however many they are. */
@Repository
class MeasureQuery {

    private static final int MOST_SERIES = 20_000;

    private final DSLContext db;

    MeasureQuery(DSLContext db) {
        this.db = db;
    }

    /** @param bounds of its latencies */
    record Series(int id, EntityRef component, String environment, long release, List<Double> bounds) {}

    /** @param group what it is added up to */
    record Member(Series series, int group) {}

    /**
     * @param of what is read, in which resolution, and from when on in the next finer one
     * @param step of the moments that are answered, the first of which begins at {@code origin}
     */
    record Span(Instant from, Instant to, Resolution of, Instant finerFrom, Duration step, Instant origin) {}

    /** @param at the begin of its step */
    record Cell(int group, Instant at, Measure measure) {}

    /** @param selection without variables */
    List<Series> series(Selection selection) {
        return db.select(
                        SIGNAL_SERIES.ID,
                        SIGNAL_SERIES.COMPONENT,
                        SIGNAL_SERIES.ENVIRONMENT,
                        SIGNAL_SERIES.RELEASE_ID,
                        SIGNAL_SERIES.BOUNDS)
                .from(SIGNAL_SERIES)
                .where(matching(selection))
                .orderBy(SIGNAL_SERIES.COMPONENT, SIGNAL_SERIES.ENVIRONMENT, SIGNAL_SERIES.RELEASE_ID)
                .limit(MOST_SERIES)
                .fetch(row -> new Series(
                        row.value1(),
                        EntityRef.of(row.value2()),
                        row.value3(),
                        row.value4(),
                        Arrays.asList(row.value5())));
    }

    private static Condition matching(Selection selection) {
        var components =
                selection.componentRefs().stream().map(EntityRef::toString).toList();
        var entity = noCondition()
                .and(is(selection.system(), "system", ENTITY.SYSTEM_REF))
                .and(is(selection.owner(), "group", ENTITY.OWNER_REF))
                .and(selection.type().isEmpty() ? noCondition() : ENTITY.TYPE.eq(selection.type()));
        var open = selection.system().isEmpty()
                && selection.owner().isEmpty()
                && selection.type().isEmpty();
        return noCondition()
                .and(components.isEmpty() ? noCondition() : SIGNAL_SERIES.COMPONENT.in(components))
                .and(
                        selection.environment().isEmpty()
                                ? noCondition()
                                : SIGNAL_SERIES.ENVIRONMENT.eq(selection.environment()))
                .and(
                        selection.releases().isEmpty()
                                ? noCondition()
                                : SIGNAL_SERIES.RELEASE_ID.in(select(RELEASE.ID)
                                        .from(RELEASE)
                                        .where(RELEASE.VERSION.in(selection.releases()))))
                .and(
                        open
                                ? noCondition()
                                : SIGNAL_SERIES.COMPONENT.in(
                                        select(ENTITY.REF).from(ENTITY).where(entity)));
    }

    private static Condition is(String text, String kind, Field<String> column) {
        return text.isEmpty()
                ? noCondition()
                : column.eq(Selection.ref(text, kind).toString());
    }

    /** How a column is named, what it is of a row, and how rows of later moments are put together. */
    private record Sum(String name, String raw, String overTime, boolean bucket) {

        static Sum of(String name, String raw) {
            return new Sum(name, raw, "sum", false);
        }
    }

    /** In no order; a group of which nothing was measured at some moment has no cell there. */
    List<Cell> cells(List<Member> members, Parts parts, Span span, Duration timeout) {
        var bounds = new ArrayList<List<Double>>();
        var keys = new HashMap<Key, Integer>();
        var places = new HashMap<String, Integer>();
        var keyOf = new Integer[members.size()];
        var placeOf = new Integer[members.size()];
        for (var i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var series = member.series();
            var own = parts.has(Part.LATENCY) ? series.bounds() : List.<Double>of();
            keyOf[i] = keys.computeIfAbsent(new Key(member.group(), own), _ -> keys.size());
            placeOf[i] = places.computeIfAbsent(series.component() + " " + series.environment(), _ -> places.size());
            bounds.add(own);
        }
        var byNumber = new Key[keys.size()];
        keys.forEach((key, number) -> byNumber[number] = key);
        var buckets = bounds.stream().mapToInt(List::size).max().orElse(0) + 1;
        var ids = members.stream().map(member -> member.series().id()).toArray(Integer[]::new);
        var sums = sums(parts, parts.has(Part.LATENCY) ? buckets : 0);
        var shape = RowShape.of(
                sums.stream().filter(sum -> !sum.bucket()).map(Sum::name).toList(), parts.has(Part.LATENCY));
        var values = bindings(ids, keyOf, placeOf, parts, span);
        return db.resultQuery(sql(sums, parts.byMoment(), span), values)
                .coerce(shape.columns())
                .queryTimeout((int) timeout.toSeconds())
                .fetch(row -> {
                    var key = byNumber[row.get(0, int.class)];
                    return new Cell(
                            key.group(),
                            Instant.ofEpochSecond(row.get(1, long.class)),
                            shape.measure(row, key.bounds(), parts.counters()));
                });
    }

    /** @param bounds of the latencies of all series in it, which can be added up by bucket */
    private record Key(int group, List<Double> bounds) {}

    private static List<Sum> sums(Parts parts, int buckets) {
        var sums = new ArrayList<Sum>();
        if (parts.has(Part.REQUESTS)) {
            sums.add(Sum.of("requests", "b.requests"));
        }
        if (parts.has(Part.ERRORS)) {
            sums.add(Sum.of("errors", "b.errors"));
        }
        if (parts.has(Part.CPU)) {
            sums.add(Sum.of("cpu", "b.cpu"));
        }
        if (parts.has(Part.STANDING)) {
            for (var standing : List.of("replicas", "memory", "connections", "pool")) {
                sums.add(new Sum(standing, "b." + standing + "::double precision", "max", false));
            }
        }
        for (var i = 0; i < parts.counters().size(); i++) {
            sums.add(Sum.of("counter" + i, "(b.counters ->> ?)::double precision"));
        }
        for (var bucket = 1; bucket <= buckets; bucket++) {
            sums.add(new Sum("bucket" + bucket, "b.latency[%d]".formatted(bucket), "sum", true));
        }
        return sums;
    }

    /**
     * Two releases of one component that ran one after the other in an hour were measured for no longer than an hour, and
     * two components beside each other for as long as the one that was measured longest.
     */
    private static String sql(List<Sum> sums, boolean byMoment, Span span) {
        var raw = sums.stream()
                .map(sum -> ", %s as %s".formatted(sum.raw(), sum.name()))
                .collect(joining());
        var coarse = part(span.of(), raw);
        var finer = span.of().finer();
        var all = finer == null ? coarse : coarse + " union all " + part(finer, raw);
        var members =
                "span b join unnest(?::int[], ?::int[], ?::int[]) as m (series, key, place) on m.series = b.series";
        var moment =
                "extract(epoch from date_bin(make_interval(secs => ?::double precision), at, to_timestamp(?)))::bigint as moment";
        if (!byMoment) {
            return "with span as (%s) select m.key, %s, 0.0 as seconds%s from %s group by 1, 2"
                    .formatted(all, moment, answered(sums, _ -> "sum"), members);
        }
        return """
                with span as (%s),
                place as (select m.key, m.place, b.at, least(max(b.width), sum(b.seconds)) as seconds%s from %s group by 1, 2, 3),
                moment as (select b.key, b.at, max(b.seconds) as seconds%s from place b group by 1, 2)
                select b.key, %s, sum(b.seconds) as seconds%s from moment b group by 1, 2
                """.formatted(
                        all,
                        added(sums, "b.", "sum"),
                        members,
                        added(sums, "b.", "sum"),
                        moment,
                        answered(sums, Sum::overTime));
    }

    /** All buckets as one column: a column costs more than what is in it. */
    private static String answered(List<Sum> sums, Function<Sum, String> how) {
        var plain = sums.stream()
                .filter(sum -> !sum.bucket())
                .map(sum -> ", %s(b.%s) as %s".formatted(how.apply(sum), sum.name(), sum.name()))
                .collect(joining());
        var buckets = sums.stream()
                .filter(Sum::bucket)
                .map(sum -> "%s(b.%s)".formatted(how.apply(sum), sum.name()))
                .collect(joining(", "));
        return buckets.isEmpty() ? plain : plain + ", array[%s] as %s".formatted(buckets, RowShape.LATENCY);
    }

    private static String part(Resolution resolution, String raw) {
        return "select b.series, b.at, %d.0 as width, b.seconds%s from %s b where b.series = any (?::int[]) and b.at >= to_timestamp(?) and b.at < to_timestamp(?)"
                .formatted(resolution.step().toSeconds(), raw, resolution.table());
    }

    private static String added(List<Sum> sums, String from, String how) {
        return sums.stream()
                .map(sum -> ", %s(%s%s) as %s".formatted(how, from, sum.name(), sum.name()))
                .collect(joining());
    }

    private static Object[] bindings(Integer[] ids, Integer[] keys, Integer[] places, Parts parts, Span span) {
        var bindings = new ArrayList<Object>();
        var finer = span.of().finer();
        var end = finer == null || span.finerFrom().isAfter(span.to()) ? span.to() : span.finerFrom();
        part(bindings, ids, parts, span.from(), end);
        if (finer != null) {
            part(
                    bindings,
                    ids,
                    parts,
                    span.finerFrom().isAfter(span.from()) ? span.finerFrom() : span.from(),
                    span.to());
        }
        if (parts.byMoment()) {
            bindings.addAll(List.of(ids, keys, places));
            bindings.addAll(List.of(span.step().toSeconds(), seconds(span.origin())));
        } else {
            bindings.addAll(List.of(span.step().toSeconds(), seconds(span.origin())));
            bindings.addAll(List.of(ids, keys, places));
        }
        return bindings.toArray();
    }

    private static void part(List<Object> bindings, Integer[] ids, Parts parts, Instant from, Instant to) {
        bindings.addAll(parts.counters());
        bindings.add(ids);
        bindings.add(seconds(from));
        bindings.add(seconds(to));
    }

    /** A moment that jOOQ binds is text to PostgreSQL, which reads it anew for every row. */
    private static double seconds(Instant moment) {
        return moment.getEpochSecond() + moment.getNano() / 1e9;
    }
}
