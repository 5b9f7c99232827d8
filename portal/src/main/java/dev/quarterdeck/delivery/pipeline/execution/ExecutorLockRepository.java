package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Repository;

/**
 * Sees to it that no two portals execute one run, even if one of them was taken for dead. A lock belongs to a database
 * session: it is free as soon as the portal that held it is gone.
 */
@Repository
class ExecutorLockRepository {

    private final DataSource database;

    ExecutorLockRepository(DataSource database) {
        this.database = database;
    }

    /** Empty if somebody else executes the run. */
    Optional<ExecutorLock> tryLock(RunId run) {
        try {
            var session = database.getConnection();
            var taken = false;
            try {
                taken = call(session, "pg_try_advisory_lock", run);
            } finally {
                if (!taken) {
                    session.close();
                }
            }
            return taken ? Optional.of(new ExecutorLock(session, run)) : Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The database cannot be asked just now", e);
        }
    }

    private static boolean call(Connection session, String function, RunId run) {
        return Boolean.TRUE.equals(DSL.using(session, SQLDialect.POSTGRES)
                .fetchValue(
                        "select %s(hashtext('pipeline-run-executor'), ?)".formatted(function),
                        Math.toIntExact(run.value())));
    }

    record ExecutorLock(Connection session, RunId run) implements AutoCloseable {

        @Override
        public void close() {
            try (session) {
                call(session, "pg_advisory_unlock", run);
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("The database has ended the session, and the lock", e);
            }
        }
    }
}
