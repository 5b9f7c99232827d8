package dev.quarterdeck.platform.database;

import java.sql.SQLException;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.postgresql.PGStatement;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Has the database plan a statement each time for the values that it then has. Otherwise it soon makes one plan for all
 * values, which can be a hundred times slower where the best one depends on how often a text is found.
 */
public final class PlannedEachTime implements ExecuteListener {

    private PlannedEachTime() {}

    public static DSLContext by(DSLContext db) {
        return DSL.using(db.configuration().deriveAppending(new PlannedEachTime()));
    }

    @Override
    public void prepareEnd(ExecuteContext context) {
        try {
            // a statement that has no name on the server has no plan there either
            Objects.requireNonNull(context.statement())
                    .unwrap(PGStatement.class)
                    .setPrepareThreshold(0);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("prepare", context.sql(), e);
        }
    }
}
