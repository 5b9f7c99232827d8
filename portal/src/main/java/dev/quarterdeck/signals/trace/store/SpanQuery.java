package dev.quarterdeck.signals.trace.store;

import static dev.quarterdeck.db.Tables.SPAN_INTAKE;
import static dev.quarterdeck.db.Tables.SPAN_ORIGIN;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Call.Target;
import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.connector.trace.Span.Event;
import dev.quarterdeck.connector.trace.Span.Kind;
import dev.quarterdeck.connector.trace.Span.Origin;
import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.connector.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SpanQuery {

    /** More of one trace nobody could look at. */
    private static final int MOST_SPANS = 10_000;

    /** Around the time that is asked for: spans of one trace begin near each other, and partitions need not all be read. */
    private static final Duration AROUND = Duration.ofHours(1);

    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<List<Event>> EVENTS = new TypeReference<>() {};

    private static final String FOUND = """
            with found as (
                select s.trace_id, max(s.at) as newest, max(s.nanos) as slowest
                from span s join span_origin o on o.id = s.origin
                where s.entry and s.at >= {0} and s.at < {1}
                    and (case when {2} is not null then o.service = {2} else s.parent_id is null or not exists (
                        select 1 from span p where p.trace_id = s.trace_id and p.span_id = s.parent_id
                            and p.at >= {10} and p.at < {11}) end)
                    and ({3} is null or o.environment = {3}) and ({4} is null or o.version = {4})
                    and s.nanos >= {5}
                    and (not {6} or exists (select 1 from span x where x.trace_id = s.trace_id and x.failed))
                    and ({7} = '{}'::jsonb or exists (select 1 from span x join span_origin xo on xo.id = x.origin
                        where x.trace_id = s.trace_id and ({2} is null or xo.service = {2}) and x.tags @> {7}))
                group by s.trace_id order by {8} desc limit {9}
            )
            """;

    private static final String ENTRY = """
            o.service, o.environment, o.version, o.replica, s.name, s.at, s.nanos, s.failed""";

    private static final String SEARCH = FOUND + """
            select f.trace_id, whole.*, first.*, one.*
            from found f
            cross join lateral (select count(*)::int as spans, count(*) filter (where s.failed)::int as failures,
                    array_agg(distinct o.service order by o.service) as services
                from span s join span_origin o on o.id = s.origin where s.trace_id = f.trace_id and s.at >= {10} and s.at < {11}) whole
            cross join lateral (select %1$s from span s join span_origin o on o.id = s.origin
                where s.trace_id = f.trace_id and s.at >= {10} and s.at < {11} order by s.parent_id is null desc, s.at limit 1)
                first (service, environment, version, replica, name, at, nanos, failed)
            cross join lateral (select %1$s from span s join span_origin o on o.id = s.origin
                where s.trace_id = f.trace_id and s.at >= {10} and s.at < {11}
                order by o.service = coalesce({2}, first.service) desc, s.entry desc, s.nanos desc limit 1)
                one (service1, environment1, version1, replica1, name1, at1, nanos1, failed1)
            order by f.{8} desc
            """.formatted(ENTRY);

    private static final String FIND = """
            select s.span_id, s.parent_id, s.kind, s.tags, s.events, %s
            from span s join span_origin o on o.id = s.origin where s.trace_id = {0} order by s.at limit {1}
            """.formatted(ENTRY);

    /** A call that nobody answered is known by the address of others that were. */
    private static final String CALLS = """
            with call as (
                select co.service as caller, so.service as answered, c.tags, c.nanos, c.failed, c.weight,
                    max(so.service) over (partition by co.environment, c.tags ->> 'server.address', c.tags ->> 'server.port') as usual
                from span c join span_origin co on co.id = c.origin
                left join span s on s.trace_id = c.trace_id and s.parent_id = c.span_id and s.kind in ('SERVER', 'CONSUMER')
                    and s.at >= {3} and s.at < {4}
                left join span_origin so on so.id = s.origin
                where c.kind in ('CLIENT', 'PRODUCER') and c.weight > 0 and c.at >= {0} and c.at < {1}
                    and ({2} is null or co.environment = {2})
            ), named as (
                select caller, nanos, failed, weight,
                    case when jsonb_exists_any(tags, array['db.system.name', 'db.system']) then 'DATABASE'
                        when coalesce(answered, usual) is not null then 'SERVICE' else 'OUTSIDE' end as target,
                    case when jsonb_exists_any(tags, array['db.system.name', 'db.system'])
                        then coalesce(tags ->> 'db.namespace', tags ->> 'db.system.name', tags ->> 'db.system')
                        else coalesce(answered, usual, tags ->> 'peer.service', tags ->> 'server.address', 'unknown') end as callee
                from call
            ), ranked as (
                select *, sum(weight) over (partition by caller, callee, target order by nanos rows unbounded preceding) as running,
                    sum(weight) over (partition by caller, callee, target) as total
                from named
            )
            select caller, callee, target, max(total) as count, coalesce(sum(weight) filter (where failed), 0) as failures,
                min(nanos) filter (where running >= 0.95 * total) as p95
            from ranked group by caller, callee, target order by caller, callee
            """;

    private final DSLContext db;
    private final JsonMapper json;

    SpanQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    List<TraceSummary> search(TraceQuery query) {
        var atLeast = query.atLeast();
        return db.resultQuery(
                        SEARCH,
                        moment(query.from()),
                        moment(query.to()),
                        text(query.service()),
                        text(query.environment()),
                        text(query.version()),
                        val(atLeast == null ? 0 : atLeast.toNanos()),
                        inline(query.failed()),
                        val(JSONB.valueOf(json.writeValueAsString(query.tags()))),
                        org.jooq.impl.DSL.name(query.order() == Order.NEWEST ? "newest" : "slowest"),
                        val(query.limit()),
                        moment(query.from().minus(AROUND)),
                        moment(query.to().plus(AROUND)))
                .fetch(SpanQuery::summary);
    }

    private static Field<OffsetDateTime> moment(Instant instant) {
        return val(instant.atOffset(ZoneOffset.UTC));
    }

    private static Field<String> text(@Nullable String text) {
        return val(text, String.class);
    }

    private static TraceSummary summary(Record row) {
        return new TraceSummary(
                Ids.trace(row.get("trace_id", UUID.class)),
                entry(row, ""),
                entry(row, "1"),
                row.get("spans", int.class),
                Arrays.asList(row.get("services", String[].class)),
                row.get("failures", int.class));
    }

    private static TraceSummary.Entry entry(Record row, String suffix) {
        return new TraceSummary.Entry(
                origin(row, suffix),
                row.get("name" + suffix, String.class),
                row.get("at" + suffix, OffsetDateTime.class).toInstant(),
                Duration.ofNanos(row.get("nanos" + suffix, long.class)),
                row.get("failed" + suffix, boolean.class));
    }

    private static Origin origin(Record row, String suffix) {
        return new Origin(
                row.get("service" + suffix, String.class),
                said(row.get("environment" + suffix, String.class)),
                said(row.get("version" + suffix, String.class)),
                said(row.get("replica" + suffix, String.class)));
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Those that began first, if there are too many. */
    List<Span> find(String traceId) {
        return db.resultQuery(FIND, val(Ids.trace(traceId)), val(MOST_SPANS)).fetch(row -> span(traceId, row));
    }

    private Span span(String traceId, Record row) {
        var parent = row.get("parent_id", Long.class);
        var events = row.get("events", JSONB.class);
        return new Span(
                traceId,
                Ids.span(row.get("span_id", long.class)),
                parent == null ? null : Ids.span(parent),
                row.get("name", String.class),
                Kind.valueOf(row.get("kind", String.class)),
                origin(row, ""),
                row.get("at", OffsetDateTime.class).toInstant(),
                Duration.ofNanos(row.get("nanos", long.class)),
                row.get("failed", boolean.class),
                json.readValue(row.get("tags", JSONB.class).data(), TAGS),
                events == null ? List.of() : json.readValue(events.data(), EVENTS));
    }

    List<String> services() {
        return db.selectDistinct(SPAN_ORIGIN.SERVICE)
                .from(SPAN_ORIGIN)
                .orderBy(SPAN_ORIGIN.SERVICE)
                .fetch(SPAN_ORIGIN.SERVICE);
    }

    List<Call> calls(@Nullable String environment, Instant from, Instant to) {
        return db.resultQuery(
                        CALLS,
                        moment(from),
                        moment(to),
                        text(environment),
                        moment(from.minus(AROUND)),
                        moment(to.plus(AROUND)))
                .fetch(row -> new Call(
                        row.get("caller", String.class),
                        row.get("callee", String.class),
                        Target.valueOf(row.get("target", String.class)),
                        row.get("count", double.class),
                        row.get("failures", double.class),
                        Duration.ofNanos(row.get("p95", long.class))));
    }

    /** Of spans that came in since. */
    long dropped(Instant since) {
        return sum(SPAN_INTAKE.DROPPED, since);
    }

    long kept(Instant since) {
        return sum(SPAN_INTAKE.KEPT, since);
    }

    private long sum(Field<Long> count, Instant since) {
        return db.select(org.jooq.impl.DSL.coalesce(org.jooq.impl.DSL.sum(count), java.math.BigDecimal.ZERO))
                .from(SPAN_INTAKE)
                .where(SPAN_INTAKE.AT.ge(since))
                .fetchSingle()
                .value1()
                .longValue();
    }
}
