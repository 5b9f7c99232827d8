package dev.quarterdeck.signals.probe;

import static dev.quarterdeck.db.Tables.PROBE;
import static dev.quarterdeck.db.Tables.PROBE_RESULT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.db.tables.records.ProbeResultRecord;
import dev.quarterdeck.platform.EntityRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ProbeRepository {

    private static final String STANDINGS = """
            select asked.probe, last.*, day.*, coalesce(
                (select max(at) from probe_result as other
                    where other.probe = asked.probe and (other.problem is null) <> (last.problem is null)),
                (select min(at) from probe_result as other where other.probe = asked.probe)) as since
            from unnest({0}) as asked (probe)
            cross join lateral (select at, seconds, status, tls_expires_at, problem from probe_result
                where probe = asked.probe order by at desc limit 1) as last
            cross join lateral (select avg((problem is null)::int) as up,
                    percentile_cont(0.95) within group (order by seconds) filter (where problem is null) as p95
                from probe_result where probe = asked.probe and at >= {1}) as day
            """;

    private final DSLContext db;

    ProbeRepository(DSLContext db) {
        this.db = db;
    }

    /** False if one of that name is there already. */
    boolean insert(ProbeDefinition definition, String actor, Instant now) {
        return db.insertInto(PROBE)
                        .set(PROBE.NAME, definition.name())
                        .set(PROBE.COMPONENT, definition.component().toString())
                        .set(PROBE.ENVIRONMENT, definition.environment())
                        .set(PROBE.ADDRESS, definition.address().toString())
                        .set(PROBE.EXPECTS, definition.expects())
                        .set(PROBE.EVERY, YearToSecond.valueOf(definition.every()))
                        .set(PROBE.TIMEOUT, YearToSecond.valueOf(definition.timeout()))
                        .set(PROBE.THROUGH, text(definition.through()))
                        .set(PROBE.MODULE, definition.module())
                        .set(PROBE.CHANGED_BY, actor)
                        .set(PROBE.CHANGED_AT, now)
                        .set(PROBE.DUE_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static @Nullable URI uri(@Nullable String address) {
        return address == null ? null : URI.create(address);
    }

    void delete(long id) {
        db.deleteFrom(PROBE).where(PROBE.ID.eq(id)).execute();
    }

    Optional<Probe> find(String name) {
        return list(PROBE.NAME.eq(name)).stream().findFirst();
    }

    /** By name. */
    List<Probe> all() {
        return list(noCondition());
    }

    List<Probe> of(EntityRef component) {
        return list(PROBE.COMPONENT.eq(component.toString()));
    }

    private List<Probe> list(Condition which) {
        return db.selectFrom(PROBE).where(which).orderBy(PROBE.NAME).fetch(ProbeRepository::probe);
    }

    /** Takes those that are due, so that no other portal asks them too. */
    List<Probe> take(Instant now, int limit) {
        var due = db.selectFrom(PROBE)
                .where(PROBE.DUE_AT.le(now))
                .orderBy(PROBE.DUE_AT)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(ProbeRepository::probe);
        for (var probe : due) {
            db.update(PROBE)
                    .set(PROBE.DUE_AT, now.plus(probe.definition().every()))
                    .where(PROBE.ID.eq(probe.id()))
                    .execute();
        }
        return due;
    }

    /** @param why null if it was asked */
    void unasked(long probe, @Nullable String why) {
        db.update(PROBE)
                .set(PROBE.UNASKED, why)
                .where(PROBE.ID.eq(probe))
                .and(PROBE.UNASKED.isDistinctFrom(why))
                .execute();
    }

    /** Of a probe that was removed meanwhile nothing is kept. */
    void write(long probe, ProbeResult result) {
        db.execute(
                """
                insert into probe_result (probe, at, seconds, status, tls_expires_at, problem)
                select id, {1}, {2}, {3}, {4}, {5} from probe where id = {0}
                on conflict do nothing
                """,
                val(probe),
                val(result.at().atOffset(ZoneOffset.UTC)),
                val(result.took().toNanos() / 1e9),
                val(result.status(), Integer.class),
                val(offset(result.tlsExpiresAt()), OffsetDateTime.class),
                val(result.problem(), String.class));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /** The newest first. */
    List<ProbeResult> results(long probe, int limit) {
        return db.selectFrom(PROBE_RESULT)
                .where(PROBE_RESULT.PROBE.eq(probe))
                .orderBy(PROBE_RESULT.AT.desc())
                .limit(limit)
                .fetch(ProbeRepository::result);
    }

    /** In the same order. */
    List<ProbeStanding> standings(List<Probe> probes, Instant since) {
        if (probes.isEmpty()) {
            return List.of();
        }
        var asked = db.resultQuery(
                        STANDINGS,
                        val(probes.stream().map(Probe::id).toArray(Long[]::new)),
                        val(since.atOffset(ZoneOffset.UTC)))
                .fetchMap(row -> row.get("probe", Long.class));
        return probes.stream()
                .map(probe -> standing(probe, asked.get(probe.id())))
                .toList();
    }

    /** @param row null if it was never asked */
    private static ProbeStanding standing(Probe probe, @Nullable Record row) {
        if (row == null) {
            return new ProbeStanding(probe, null, null, null, null);
        }
        var p95 = row.get("p95", Double.class);
        return new ProbeStanding(
                probe,
                result(row.into(PROBE_RESULT)),
                row.get("since", OffsetDateTime.class).toInstant(),
                row.get("up", Double.class),
                p95 == null ? null : took(p95));
    }

    private static ProbeResult result(ProbeResultRecord row) {
        return new ProbeResult(
                row.getAt(), took(row.getSeconds()), row.getStatus(), row.getTlsExpiresAt(), row.getProblem());
    }

    private static Duration took(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    void forget(Instant before) {
        db.deleteFrom(PROBE_RESULT).where(PROBE_RESULT.AT.lt(before)).execute();
    }

    private static Probe probe(Record row) {
        return new Probe(
                row.get(PROBE.ID),
                new ProbeDefinition(
                        row.get(PROBE.NAME),
                        EntityRef.of(row.get(PROBE.COMPONENT)),
                        row.get(PROBE.ENVIRONMENT),
                        URI.create(row.get(PROBE.ADDRESS)),
                        row.get(PROBE.EXPECTS),
                        row.get(PROBE.EVERY).toDuration(),
                        row.get(PROBE.TIMEOUT).toDuration(),
                        uri(row.get(PROBE.THROUGH)),
                        row.get(PROBE.MODULE)),
                row.get(PROBE.CHANGED_BY),
                row.get(PROBE.CHANGED_AT),
                row.get(PROBE.UNASKED));
    }
}
