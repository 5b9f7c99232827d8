package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.BURN_ALERT;
import static dev.quarterdeck.db.Tables.OBJECTIVE_STANDING;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;

import dev.quarterdeck.signals.objective.AlertWindow.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.types.YearToSecond;
import org.springframework.stereotype.Repository;

@Repository
class StandingRepository {

    /** A statement has room for so many values only. */
    private static final int AT_ONCE = 1_000;

    private final DSLContext db;

    StandingRepository(DSLContext db) {
        this.db = db;
    }

    void write(Map<Long, Standing> standings) {
        var entries = List.copyOf(standings.entrySet());
        for (var from = 0; from < entries.size(); from += AT_ONCE) {
            write(entries.subList(from, Math.min(entries.size(), from + AT_ONCE)));
        }
    }

    private void write(List<Map.Entry<Long, Standing>> standings) {
        var insert = db.insertInto(
                OBJECTIVE_STANDING,
                OBJECTIVE_STANDING.OBJECTIVE,
                OBJECTIVE_STANDING.JUDGED_AT,
                OBJECTIVE_STANDING.MEASURED_AT,
                OBJECTIVE_STANDING.STATE,
                OBJECTIVE_STANDING.GOOD,
                OBJECTIVE_STANDING.TOTAL,
                OBJECTIVE_STANDING.BUDGET,
                OBJECTIVE_STANDING.BURN,
                OBJECTIVE_STANDING.EMPTIES_AT);
        for (var entry : standings) {
            var standing = entry.getValue();
            insert = insert.values(
                    entry.getKey(),
                    standing.judgedAt(),
                    standing.measuredAt(),
                    standing.state().word(),
                    standing.tally().good(),
                    standing.tally().total(),
                    standing.budget(),
                    standing.usualBurn(),
                    standing.emptiesAt());
        }
        insert.onConflict(OBJECTIVE_STANDING.OBJECTIVE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** When something counted last, as it was known. */
    Map<Long, Instant> measuredAt(Collection<Long> objectives) {
        var measured = new HashMap<Long, Instant>();
        db.select(OBJECTIVE_STANDING.OBJECTIVE, OBJECTIVE_STANDING.MEASURED_AT)
                .from(OBJECTIVE_STANDING)
                .where(OBJECTIVE_STANDING.MEASURED_AT.isNotNull())
                .and(OBJECTIVE_STANDING.OBJECTIVE.eq(any(objectives.toArray(Long[]::new))))
                .forEach(row -> measured.put(row.value1(), row.value2()));
        return measured;
    }

    /** Those that burn now. */
    List<BurnAlert> open() {
        return db.select(
                        BURN_ALERT.OBJECTIVE,
                        BURN_ALERT.LONG_WINDOW.convertFrom(YearToSecond::toDuration),
                        BURN_ALERT.URGENCY.convertFrom(Urgency::of),
                        BURN_ALERT.SINCE,
                        BURN_ALERT.ENDED_AT)
                .from(BURN_ALERT)
                .where(BURN_ALERT.ENDED_AT.isNull())
                .fetch(mapping(BurnAlert::new));
    }

    /** Of one objective, the newest first. */
    List<BurnAlert> alerts(long objective, int limit) {
        return db.select(
                        BURN_ALERT.OBJECTIVE,
                        BURN_ALERT.LONG_WINDOW.convertFrom(YearToSecond::toDuration),
                        BURN_ALERT.URGENCY.convertFrom(Urgency::of),
                        BURN_ALERT.SINCE,
                        BURN_ALERT.ENDED_AT)
                .from(BURN_ALERT)
                .where(BURN_ALERT.OBJECTIVE.eq(objective))
                .orderBy(BURN_ALERT.SINCE.desc(), BURN_ALERT.ID.desc())
                .limit(limit)
                .fetch(mapping(BurnAlert::new));
    }

    /** How often somebody was paged, or would have been, by objective. */
    Map<Long, Integer> pages(Instant from, Instant to) {
        return db.select(BURN_ALERT.OBJECTIVE, count())
                .from(BURN_ALERT)
                .where(BURN_ALERT.URGENCY.eq(Urgency.PAGE.word()))
                .and(BURN_ALERT.SINCE.ge(from))
                .and(BURN_ALERT.SINCE.lt(to))
                .groupBy(BURN_ALERT.OBJECTIVE)
                .fetchMap(BURN_ALERT.OBJECTIVE, count());
    }

    void begin(long objective, AlertWindow window, Instant now) {
        db.insertInto(BURN_ALERT)
                .set(BURN_ALERT.OBJECTIVE, objective)
                .set(BURN_ALERT.LONG_WINDOW, YearToSecond.valueOf(window.longWindow()))
                .set(BURN_ALERT.URGENCY, window.urgency().word())
                .set(BURN_ALERT.SINCE, now)
                .onConflictDoNothing()
                .execute();
    }

    void end(long objective, Duration longWindow, Instant now) {
        db.update(BURN_ALERT)
                .set(BURN_ALERT.ENDED_AT, now)
                .where(BURN_ALERT.OBJECTIVE.eq(objective))
                .and(BURN_ALERT.LONG_WINDOW.eq(YearToSecond.valueOf(longWindow)))
                .and(BURN_ALERT.ENDED_AT.isNull())
                .execute();
    }
}
