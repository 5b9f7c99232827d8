package dev.quarterdeck.signals;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Lately.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class SignalQuery {

    private static final String COLUMNS = """
            s.component, s.environment, s.release_id, s.bounds, b.at, b.seconds, b.replicas, b.requests, b.errors, b.duration,
            b.latency, b.cpu, b.memory, b.connections, b.pool, b.counters""";

    private static final String ROWS = """
            select %s
            from signal_series s join {0} b on b.series = s.id
            where s.component = {1} and s.environment = {2} and b.at >= {3} and b.at < {4}
            order by b.at
            """.formatted(COLUMNS);

    private static final String MINUTES = """
            select %s
            from unnest({0}::text[], {1}::text[]) as place (component, environment)
            join signal_series s on s.component = place.component and s.environment = place.environment
            join signal_1m b on b.series = s.id
            where b.at >= {2} and b.at < {3}
            """.formatted(COLUMNS);

    private static final String MEASURED = """
            select place.component, place.environment
            from unnest({0}::text[], {1}::text[]) as place (component, environment)
            where exists (select from signal_series s join signal_1m b on b.series = s.id
                where s.component = place.component and s.environment = place.environment and b.at >= {2})
            or exists (select from signal_series s join signal_10s b on b.series = s.id
                where s.component = place.component and s.environment = place.environment and b.at >= {2})
            """;

    private static final String UNTIL = "select until from signal_rollup where resolution = {0}";

    private final DSLContext db;
    private final MeasureMapper measures;

    SignalQuery(DSLContext db, MeasureMapper measures) {
        this.db = db;
        this.measures = measures;
    }

    /**
     * @param at when its time begins
     * @param width of that time, not all of which needs to have been measured
     */
    record Row(String component, String environment, long release, Instant at, Duration width, Measure measure) {}

    /** What is not added up to a resolution yet is read in the finer one. */
    List<Row> rows(String component, String environment, TimeRange range, Resolution resolution) {
        var finer = resolution.finer();
        var until = finer == null ? range.to() : until(resolution);
        var rows = new ArrayList<>(rows(
                component, environment, resolution, range.from(), until.isBefore(range.to()) ? until : range.to()));
        if (finer != null && until.isBefore(range.to())) {
            var from = until.isAfter(range.from()) ? until : range.from();
            rows.addAll(rows(component, environment, new TimeRange(from, range.to()), finer));
        }
        return rows;
    }

    private List<Row> rows(String component, String environment, Resolution resolution, Instant from, Instant to) {
        return db.resultQuery(
                        ROWS,
                        table(name(resolution.table())),
                        val(component),
                        val(environment),
                        val(from.atOffset(ZoneOffset.UTC)),
                        val(to.atOffset(ZoneOffset.UTC)))
                .fetch(row -> row(row, resolution));
    }

    /** Of every place, in no order. */
    List<Row> minutes(Collection<Place> places, Instant from, Instant to) {
        return db.resultQuery(
                        MINUTES,
                        val(places.stream()
                                .map(place -> place.component().toString())
                                .toArray(String[]::new)),
                        val(places.stream().map(Place::environment).toArray(String[]::new)),
                        val(from.atOffset(ZoneOffset.UTC)),
                        val(to.atOffset(ZoneOffset.UTC)))
                .fetch(row -> row(row, Resolution.MINUTES));
    }

    /** Those of which there is anything from a moment on. */
    Set<Place> measuredSince(Collection<Place> places, Instant from) {
        return new HashSet<>(db.resultQuery(
                        MEASURED,
                        val(places.stream()
                                .map(place -> place.component().toString())
                                .toArray(String[]::new)),
                        val(places.stream().map(Place::environment).toArray(String[]::new)),
                        val(from.atOffset(ZoneOffset.UTC)))
                .fetch(row -> new Place(
                        EntityRef.of(row.get("component", String.class)), row.get("environment", String.class))));
    }

    Instant until(Resolution resolution) {
        return db.resultQuery(UNTIL, val(resolution.word()))
                .fetchOptional(field("until", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    private Row row(Record row, Resolution resolution) {
        return new Row(
                row.get("component", String.class),
                row.get("environment", String.class),
                row.get("release_id", long.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                resolution.step(),
                measures.measure(row));
    }
}
