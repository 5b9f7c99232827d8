package dev.quarterdeck.signals.probe;

import static dev.quarterdeck.db.Tables.PROBE;
import static dev.quarterdeck.db.Tables.PROBE_RESULT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private static final String STANDING = """
            select avg((problem is null)::int) as up,
                percentile_cont(0.95) within group (order by seconds) filter (where problem is null) as p95,
                (select max(at) from probe_result as other where other.probe = {0}
                    and (other.problem is null) <> (select problem is null from probe_result
                        where probe = {0} order by at desc limit 1)) as before,
                (select min(at) from probe_result where probe = {0}) as first
            from probe_result where probe = {0} and at >= {1}
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
                .fetch(row -> new ProbeResult(
                        row.getAt(),
                        Duration.ofNanos(Math.round(row.getSeconds() * 1e9)),
                        row.getStatus(),
                        row.getTlsExpiresAt(),
                        row.getProblem()));
    }

    List<ProbeStanding> standings(List<Probe> probes, Instant since) {
        var standings = new ArrayList<ProbeStanding>();
        for (var probe : probes) {
            standings.add(standing(probe, since));
        }
        return standings;
    }

    private ProbeStanding standing(Probe probe, Instant since) {
        var last = results(probe.id(), 1).stream().findFirst().orElse(null);
        var row = db.resultQuery(STANDING, val(probe.id()), val(since.atOffset(ZoneOffset.UTC)))
                .fetchSingle();
        var before = row.get("before", OffsetDateTime.class);
        var first = row.get("first", OffsetDateTime.class);
        var p95 = row.get("p95", Double.class);
        var changed = before == null ? first : before;
        return new ProbeStanding(
                probe,
                last,
                changed == null ? null : changed.toInstant(),
                row.get("up", Double.class),
                p95 == null ? null : Duration.ofNanos(Math.round(p95 * 1e9)));
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
