package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.OBJECTIVE_MINUTE;
import static dev.quarterdeck.db.Tables.OBJECTIVE_TALLY;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Tallies from the begin of counting. */
@Repository
class TallyRepository {

    private static final String AT = """
            select coalesce(m.good, t.good, 0) as good, coalesce(m.total, t.total, 0) as total
            from unnest({0}::bigint[], {1}::timestamptz[]) with ordinality as asked (objective, at, n)
            left join lateral (select good, total from objective_minute
                where objective = asked.objective and at <= asked.at order by at desc limit 1) as m on true
            left join lateral (select good, total from objective_tally
                where m.total is null and objective = asked.objective and at <= asked.at order by at desc limit 1) as t on true
            order by asked.n
            """;

    private static final String LATEST = """
            select o.id, m.at from objective o cross join lateral
                (select at from objective_minute where objective = o.id order by at desc limit 1) as m
            where o.id = any({0})
            """;

    private final DSLContext db;

    TallyRepository(DSLContext db) {
        this.db = db;
    }

    /** Everything that counted before each of these moments. */
    Map<TallyKey, Tally> before(Collection<TallyKey> keys) {
        var asked = List.copyOf(keys);
        var found = db.resultQuery(AT, val(ids(asked)), val(moments(asked)))
                .fetch(row -> new Tally(row.get("good", double.class), row.get("total", double.class)));
        var tallies = new HashMap<TallyKey, Tally>();
        for (var i = 0; i < asked.size(); i++) {
            tallies.put(asked.get(i), found.get(i));
        }
        return tallies;
    }

    /** When something counted last, of those objectives of which it did in the last days. */
    Map<Long, Instant> latest(Collection<Long> objectives) {
        var latest = new HashMap<Long, Instant>();
        db.resultQuery(LATEST, val(objectives.toArray(Long[]::new)))
                .forEach(row -> latest.put(
                        row.get("id", long.class),
                        row.get("at", OffsetDateTime.class).toInstant()));
        return latest;
    }

    private static Long[] ids(List<TallyKey> keys) {
        return keys.stream().map(TallyKey::objective).toArray(Long[]::new);
    }

    private static OffsetDateTime[] moments(List<TallyKey> keys) {
        return keys.stream().map(key -> key.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    void writeMinutes(Map<TallyKey, Tally> tallies) {
        write("objective_minute", tallies);
    }

    /** For 13 months. */
    void write(Map<TallyKey, Tally> tallies) {
        write("objective_tally", tallies);
    }

    private void write(String table, Map<TallyKey, Tally> tallies) {
        var entries = List.copyOf(tallies.entrySet());
        var keys = entries.stream().map(Map.Entry::getKey).toList();
        var good = entries.stream().map(entry -> entry.getValue().good()).toArray(Double[]::new);
        var total = entries.stream().map(entry -> entry.getValue().total()).toArray(Double[]::new);
        db.execute("""
                insert into {0} (objective, at, good, total)
                select * from unnest({1}::bigint[], {2}::timestamptz[], {3}::float8[], {4}::float8[])
                on conflict (objective, at) do update set good = excluded.good, total = excluded.total
                """, name(table), val(ids(keys)), val(moments(keys)), val(good), val(total));
    }

    /** Begins anew. */
    void forget(long objective) {
        db.deleteFrom(OBJECTIVE_MINUTE)
                .where(OBJECTIVE_MINUTE.OBJECTIVE.eq(objective))
                .execute();
        db.deleteFrom(OBJECTIVE_TALLY)
                .where(OBJECTIVE_TALLY.OBJECTIVE.eq(objective))
                .execute();
    }

    /** Removes what has been kept long enough. */
    void forget(Instant minutesBefore, Instant talliesBefore) {
        db.deleteFrom(OBJECTIVE_MINUTE)
                .where(OBJECTIVE_MINUTE.AT.lt(minutesBefore))
                .execute();
        db.deleteFrom(OBJECTIVE_TALLY)
                .where(OBJECTIVE_TALLY.AT.lt(talliesBefore))
                .execute();
    }
}
