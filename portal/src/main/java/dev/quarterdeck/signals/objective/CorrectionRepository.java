package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.OBJECTIVE_CORRECTION;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.objective.Correction.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

@Repository
class CorrectionRepository {

    private static final SelectField<Correction> CORRECTION = row(
                    OBJECTIVE_CORRECTION.ID,
                    OBJECTIVE_CORRECTION.OBJECTIVE,
                    OBJECTIVE_CORRECTION.STARTS_AT,
                    OBJECTIVE_CORRECTION.ENDS_AT,
                    OBJECTIVE_CORRECTION.REASON,
                    OBJECTIVE_CORRECTION.ASKED_BY,
                    OBJECTIVE_CORRECTION.ASKED_AT,
                    OBJECTIVE_CORRECTION.STATE.convertFrom(State::of),
                    OBJECTIVE_CORRECTION.DECIDED_BY,
                    OBJECTIVE_CORRECTION.DECIDED_AT,
                    OBJECTIVE_CORRECTION.DECISION)
            .mapping(Correction::new);

    private final DSLContext db;

    CorrectionRepository(DSLContext db) {
        this.db = db;
    }

    long insert(long objective, Instant begin, Instant end, String reason, String actor, Instant now) {
        return db.insertInto(OBJECTIVE_CORRECTION)
                .set(OBJECTIVE_CORRECTION.OBJECTIVE, objective)
                .set(OBJECTIVE_CORRECTION.STARTS_AT, begin)
                .set(OBJECTIVE_CORRECTION.ENDS_AT, end)
                .set(OBJECTIVE_CORRECTION.REASON, reason)
                .set(OBJECTIVE_CORRECTION.ASKED_BY, actor)
                .set(OBJECTIVE_CORRECTION.ASKED_AT, now)
                .set(OBJECTIVE_CORRECTION.STATE, State.ASKED.word())
                .returningResult(OBJECTIVE_CORRECTION.ID)
                .fetchSingle(row -> row.value1());
    }

    /** False if it was decided already. */
    boolean decide(long id, State state, String actor, String decision, Instant at) {
        return db.update(OBJECTIVE_CORRECTION)
                        .set(OBJECTIVE_CORRECTION.STATE, state.word())
                        .set(OBJECTIVE_CORRECTION.DECIDED_BY, actor)
                        .set(OBJECTIVE_CORRECTION.DECIDED_AT, at)
                        .set(OBJECTIVE_CORRECTION.DECISION, decision)
                        .where(OBJECTIVE_CORRECTION.ID.eq(id))
                        .and(OBJECTIVE_CORRECTION.STATE.eq(State.ASKED.word()))
                        .execute()
                == 1;
    }

    /** @throws NotFound if there is none */
    Correction get(long id) {
        return db.select(CORRECTION)
                .from(OBJECTIVE_CORRECTION)
                .where(OBJECTIVE_CORRECTION.ID.eq(id))
                .fetchOptional(Record1::value1)
                .orElseThrow(() -> new NotFound("There is no correction %d.".formatted(id)));
    }

    /** The newest first. */
    List<Correction> of(long objective) {
        return list(OBJECTIVE_CORRECTION.OBJECTIVE.eq(objective));
    }

    /** By objective. */
    Map<Long, List<Correction>> agreed() {
        return list(OBJECTIVE_CORRECTION.STATE.eq(State.AGREED.word())).stream()
                .collect(groupingBy(Correction::objective));
    }

    private List<Correction> list(Condition which) {
        return db.select(CORRECTION)
                .from(OBJECTIVE_CORRECTION)
                .where(which)
                .orderBy(OBJECTIVE_CORRECTION.STARTS_AT.desc(), OBJECTIVE_CORRECTION.ID.desc())
                .fetch(Record1::value1);
    }
}
