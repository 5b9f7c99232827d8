package dev.quarterdeck.signals.trace.store;

import static dev.quarterdeck.db.Tables.SPAN_INTAKE;
import static dev.quarterdeck.db.Tables.SPAN_ORIGIN;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Event;
import dev.quarterdeck.connector.trace.Span.Origin;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SpanRepository {

    private static final String INSERT = """
            insert into span (at, trace_id, span_id, parent_id, origin, kind, entry, name, nanos, failed, weight, tags, events)
            select at, trace_id, span_id, parent_id, origin, kind, entry, name, nanos, failed, weight, tags::jsonb, events::jsonb
            from unnest({0}::timestamptz[], {1}::uuid[], {2}::bigint[], {3}::bigint[], {4}::int[], {5}::text[], {6}::boolean[],
                {7}::text[], {8}::bigint[], {9}::boolean[], {10}::real[], {11}::text[], {12}::text[])
                as row (at, trace_id, span_id, parent_id, origin, kind, entry, name, nanos, failed, weight, tags, events)
            """;

    private final DSLContext db;
    private final JsonMapper json;

    SpanRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void insert(List<ReceivedSpan> received) {
        var origins = origins(received.stream()
                .map(one -> said(one.span().origin()))
                .distinct()
                .toList());
        db.execute(
                INSERT,
                column(received, OffsetDateTime[]::new, span -> span.start().atOffset(ZoneOffset.UTC)),
                val(received.stream()
                        .map(one -> Ids.trace(one.span().traceId()))
                        .toArray(java.util.UUID[]::new)),
                column(received, Long[]::new, span -> Ids.span(span.spanId())),
                column(received, Long[]::new, span -> parent(span.parentId())),
                column(received, Integer[]::new, span -> origins.get(said(span.origin()))),
                column(received, String[]::new, span -> span.kind().name()),
                column(received, Boolean[]::new, Span::entry),
                column(received, String[]::new, Span::name),
                column(received, Long[]::new, span -> span.duration().toNanos()),
                column(received, Boolean[]::new, Span::failed),
                val(received.stream().map(ReceivedSpan::weight).toArray(Float[]::new)),
                column(received, String[]::new, span -> json.writeValueAsString(span.tags())),
                column(received, String[]::new, span -> events(span.events())));
    }

    private static <T> Field<T[]> column(
            List<ReceivedSpan> received, IntFunction<T[]> array, Function<Span, @Nullable T> value) {
        return val(received.stream().map(one -> value.apply(one.span())).toArray(array));
    }

    private static @Nullable Long parent(@Nullable String id) {
        return id == null ? null : Long.valueOf(Ids.span(id));
    }

    private @Nullable String events(List<Event> events) {
        return events.isEmpty() ? null : json.writeValueAsString(events);
    }

    private static Origin said(Origin origin) {
        return new Origin(
                origin.service(),
                Objects.requireNonNullElse(origin.environment(), ""),
                Objects.requireNonNullElse(origin.version(), ""),
                Objects.requireNonNullElse(origin.replica(), ""));
    }

    /** Most are known already; asking first uses up no numbers. */
    private Map<Origin, Integer> origins(Collection<Origin> wanted) {
        var ids = new HashMap<>(known(wanted));
        for (var origin : wanted) {
            if (!ids.containsKey(origin)) {
                db.insertInto(SPAN_ORIGIN)
                        .set(SPAN_ORIGIN.SERVICE, origin.service())
                        .set(SPAN_ORIGIN.ENVIRONMENT, origin.environment())
                        .set(SPAN_ORIGIN.VERSION, origin.version())
                        .set(SPAN_ORIGIN.REPLICA, origin.replica())
                        .onConflictDoNothing()
                        .execute();
                ids.putAll(known(List.of(origin)));
            }
        }
        return ids;
    }

    private Map<Origin, Integer> known(Collection<Origin> wanted) {
        return db.select(
                        SPAN_ORIGIN.SERVICE,
                        SPAN_ORIGIN.ENVIRONMENT,
                        SPAN_ORIGIN.VERSION,
                        SPAN_ORIGIN.REPLICA,
                        SPAN_ORIGIN.ID)
                .from(SPAN_ORIGIN)
                .where(SPAN_ORIGIN.SERVICE.in(
                        wanted.stream().map(Origin::service).distinct().toList()))
                .fetchMap(
                        mapping((service, environment, version, replica, _) ->
                                new Origin(service, environment, version, replica)),
                        row -> row.value5());
    }

    /** Adds to what is counted of a minute already. */
    void count(Instant minute, long kept, long dropped) {
        db.insertInto(SPAN_INTAKE)
                .set(SPAN_INTAKE.AT, minute)
                .set(SPAN_INTAKE.KEPT, kept)
                .set(SPAN_INTAKE.DROPPED, dropped)
                .onConflict(SPAN_INTAKE.AT)
                .doUpdate()
                .set(SPAN_INTAKE.KEPT, SPAN_INTAKE.KEPT.plus(kept))
                .set(SPAN_INTAKE.DROPPED, SPAN_INTAKE.DROPPED.plus(dropped))
                .execute();
    }

    void forgetCounts(Instant before) {
        db.deleteFrom(SPAN_INTAKE).where(SPAN_INTAKE.AT.lt(before)).execute();
    }
}
