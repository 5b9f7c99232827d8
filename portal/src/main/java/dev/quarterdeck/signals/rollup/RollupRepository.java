package dev.quarterdeck.signals.rollup;

import static dev.quarterdeck.db.Tables.SIGNAL_ROLLUP;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.signals.Resolution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class RollupRepository {

    private static final String ROLL_UP = """
            insert into {0} as old (series, at, seconds, replicas, requests, errors, duration, latency, cpu, memory,
                    connections, pool, counters)
            select series, date_bin({2} * interval '1 second', at, 'epoch'), sum(seconds), max(replicas), sum(requests),
                    sum(errors), sum(duration), sum_elements(latency), sum(cpu), max(memory), max(connections),
                    max(pool), sum_counters(counters)
            from {1} where at >= {3} and at < {4}
            group by 1, 2
            on conflict (series, at) do update set seconds = excluded.seconds, replicas = excluded.replicas,
                    requests = excluded.requests, errors = excluded.errors, duration = excluded.duration,
                    latency = excluded.latency, cpu = excluded.cpu, memory = excluded.memory,
                    connections = excluded.connections, pool = excluded.pool, counters = excluded.counters
            """;

    private final DSLContext db;

    RollupRepository(DSLContext db) {
        this.db = db;
    }

    /** Nobody else adds up, or changes partitions, before this transaction ends. */
    void takeTurns() {
        db.execute("select pg_advisory_xact_lock(hashtext('signal rollup'))");
    }

    /** Empty if nothing was added up to it yet. */
    Optional<Instant> until(Resolution to) {
        return db.select(SIGNAL_ROLLUP.UNTIL)
                .from(SIGNAL_ROLLUP)
                .where(SIGNAL_ROLLUP.RESOLUTION.eq(to.word()))
                .fetchOptional(row -> row.value1());
    }

    /** What is there already is written anew. */
    void rollUp(Resolution from, Resolution to, Instant begin, Instant end) {
        db.execute(
                ROLL_UP,
                name(to.table()),
                name(from.table()),
                inline(to.step().toSeconds()),
                val(begin.atOffset(ZoneOffset.UTC)),
                val(end.atOffset(ZoneOffset.UTC)));
        db.insertInto(SIGNAL_ROLLUP)
                .set(SIGNAL_ROLLUP.RESOLUTION, to.word())
                .set(SIGNAL_ROLLUP.UNTIL, end)
                .onConflict(SIGNAL_ROLLUP.RESOLUTION)
                .doUpdate()
                .set(SIGNAL_ROLLUP.UNTIL, end)
                .execute();
    }
}
