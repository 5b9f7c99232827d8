package dev.quarterdeck.signals;

import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Lately.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Adds up the latest readings of each place where they lie: a page shows one line of what are thirty in five minutes. */
@Repository
class LatelyQuery {

    /** Releases beside each other as {@link Measure#beside} adds them up, then moments as {@link Measure#then} does. */
    private static final String SINCE = """
            with reading as (
                select s.component, s.environment, s.bounds, b.*
                from signal_series s join signal_10s b on b.series = s.id
                where b.at >= {0} %s
            ), moment as (
                select component, environment, max(seconds) as seconds, sum(replicas) as replicas, sum(requests) as requests,
                    sum(errors) as errors, sum(duration) as duration, sum(cpu) as cpu, sum(memory) as memory,
                    sum(connections) as connections, sum(pool) as pool
                from reading group by component, environment, at
            ), place as (
                select component, environment, sum(seconds) as seconds, max(replicas)::int as replicas, sum(requests) as requests,
                    sum(errors) as errors, sum(duration) as duration, sum(cpu) as cpu, max(memory) as memory,
                    max(connections) as connections, max(pool) as pool
                from moment group by component, environment
            ), bucket as (
                select series, number, sum(count) as count
                from reading cross join unnest(latency) with ordinality as one (count, number)
                group by series, number
            ), latency as (
                select series, array_agg(count order by number) as latency from bucket group by series
            ), counter as (
                select component, environment, name, sum(value::double precision) as value
                from reading cross join jsonb_each_text(counters) as one (name, value)
                group by component, environment, name
            ), counters as (
                select component, environment, jsonb_object_agg(name, value) as counters
                from counter group by component, environment
            )
            select place.*, series.bounds, latency.latency, counters.counters
            from place join (select distinct component, environment, series, bounds from reading) as series
                using (component, environment)
            left join latency using (series) left join counters using (component, environment)
            """;

    private static final String ALL = SINCE.formatted("");

    private static final String ONE = SINCE.formatted("and s.component = {1}");

    private final DSLContext db;
    private final MeasureMapper measures;

    LatelyQuery(DSLContext db, MeasureMapper measures) {
        this.db = db;
        this.measures = measures;
    }

    /**
     * What happened from a moment on, of all releases together.
     *
     * @param component null for all
     */
    Map<Place, Measure> since(Instant from, @Nullable EntityRef component) {
        var at = val(from.atOffset(ZoneOffset.UTC));
        var rows = component == null ? db.resultQuery(ALL, at) : db.resultQuery(ONE, at, val(component.toString()));
        var places = new HashMap<Place, Measure>();
        // a second row of a place, of another release, repeats the first but for its latencies
        rows.forEach(row -> places.merge(place(row), measures.measure(row), Measure::withLatenciesOf));
        return places;
    }

    private static Place place(Record row) {
        return new Place(EntityRef.of(row.get("component", String.class)), row.get("environment", String.class));
    }
}
