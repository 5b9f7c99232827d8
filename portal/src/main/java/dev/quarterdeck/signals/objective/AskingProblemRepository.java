package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.OBJECTIVE_PROBLEM;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AskingProblemRepository {

    private final DSLContext db;

    AskingProblemRepository(DSLContext db) {
        this.db = db;
    }

    /** Since when it is there stays, whatever it says now. Of an objective that was removed meanwhile nothing is kept. */
    void write(long objective, String message, Instant now) {
        db.execute("""
                insert into objective_problem (objective, message, since)
                select id, {1}, {2} from objective where id = {0}
                on conflict (objective) do update set message = excluded.message
                """, val(objective), val(message), val(now.atOffset(ZoneOffset.UTC)));
    }

    void solve(long objective) {
        db.deleteFrom(OBJECTIVE_PROBLEM)
                .where(OBJECTIVE_PROBLEM.OBJECTIVE.eq(objective))
                .execute();
    }

    Optional<AskingProblem> of(long objective) {
        return db.select(OBJECTIVE_PROBLEM.MESSAGE, OBJECTIVE_PROBLEM.SINCE)
                .from(OBJECTIVE_PROBLEM)
                .where(OBJECTIVE_PROBLEM.OBJECTIVE.eq(objective))
                .fetchOptional(mapping(AskingProblem::new));
    }
}
